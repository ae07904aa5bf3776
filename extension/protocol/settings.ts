/** The settings of section `trafficPath` that the server reads, as `workspace/configuration` delivers them. */

export type RuleLevel = 'default' | 'error' | 'warning' | 'info' | 'hint' | 'off';

export interface TrafficPathSettings {
  /** The namespace of objects that name none. Default `default`. */
  readonly defaultNamespace?: string;
  /** Rule id to severity; rules that are not named keep their own. */
  readonly rules?: Readonly<Record<string, RuleLevel>>;
  readonly files?: {
    /** Globs of files and folders to leave out, relative to the workspace folder. */
    readonly exclude?: readonly string[];
  };
}

/** The section's name. */
export const settingsSection = 'trafficPath';
