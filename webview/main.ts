/** Entry point of the preview's page. */
import { localeOf } from '../extension/core/l10n/message.ts';
import { pageAttributes } from '../extension/protocol/panel-messages.ts';
import { App } from './app.ts';
import { connectToHost } from './host.ts';

new App(connectToHost(), localeOf(document.body.getAttribute(pageAttributes.locale) ?? undefined), document.body);
