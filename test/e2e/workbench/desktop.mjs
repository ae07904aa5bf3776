/** Whether tests can run in desktop VS Code on this machine. */
import { existsSync, readdirSync } from 'node:fs';
import { downloads } from './install.mjs';

const releases = 'https://update.code.visualstudio.com/api/releases/stable';

/** True with a display and a VS Code that was downloaded before or can be downloaded. `TRAFFIC_PATH_E2E=browser|desktop` decides instead. */
export async function desktopIsAvailable() {
  const wish = process.env.TRAFFIC_PATH_E2E;
  if (wish) return wish === 'desktop';
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return false;
  if (existsSync(downloads) && readdirSync(downloads).some(name => name.startsWith('vscode-'))) return true;
  try {
    return (await fetch(releases, { signal: AbortSignal.timeout(5000) })).ok;
  } catch {
    return false;
  }
}
