/** Wrong usage: what the person typed cannot be done. One line says why; exit code 2. */
import type { CommanderError } from 'commander';
import { type Message, type MessageArgument, message, type Text } from '../core/l10n/message.ts';
import { nearestNames } from '../core/text/nearest.ts';
import { texts } from './texts.ts';

export class UsageError extends Error {
  readonly text: Message;

  constructor(text: Text, args: Readonly<Record<string, MessageArgument>> = {}) {
    super(text.en);
    this.text = message(text, args);
  }
}

/** `; did you mean "…"?` for the nearest candidate, nothing where none is near. */
export function suggestion(name: string, candidates: Iterable<string>): Message {
  const nearest = nearestNames(name, candidates)[0];
  return nearest === undefined ? message(texts.nothing) : message(texts.didYouMean, { name: nearest });
}

/** The argument parser's error in the reader's language. Its messages are English sentences with the names in single quotes. */
export function usageOf(error: CommanderError): Message {
  const [first = '', nearest] = [
    /'([^']+)'/.exec(error.message)?.[1],
    /\(Did you mean (?:one of )?([^?,]+)/.exec(error.message)?.[1],
  ];
  const hint = nearest === undefined ? message(texts.nothing) : message(texts.didYouMean, { name: nearest });
  switch (error.code) {
    case 'commander.unknownOption':
      return message(texts.unknownOption, { option: first, hint });
    case 'commander.unknownCommand':
      return message(texts.unknownCommand, { command: first, hint });
    case 'commander.optionMissingArgument':
      return message(texts.optionNeedsValue, { option: first });
    default:
      return message(
        { en: '{text}', ko: '{text}' },
        { text: error.message.replace(/^error: /, '').replace(/\s+/g, ' ') },
      );
  }
}
