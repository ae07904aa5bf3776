/** The version of this program. The bundler writes it in from package.json. */
declare const TRAFFIC_PATH_VERSION: string | undefined;

export const version: string = typeof TRAFFIC_PATH_VERSION === 'string' ? TRAFFIC_PATH_VERSION : '0.0.0';
