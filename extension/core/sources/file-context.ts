/** What a file's manifests are part of. */

/** Objects that are applied together. References resolve inside one set. */
export type SetId = string;

export interface FileContext {
  readonly set: SetId;
  /**
   * `manifest`: whole objects. `template`: a chart's templates, objects with unknown parts. `patch`: a fragment that some
   * kustomization applies to an object; never an object of its own. `excluded`: not looked at.
   */
  readonly role: 'manifest' | 'template' | 'patch' | 'excluded';
  /** More objects of the set come from elsewhere, or objects are transformed before they are applied: nothing is missing for sure. */
  readonly open: boolean;
}

export function sameContext(a: FileContext | undefined, b: FileContext | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && a.set === b.set && a.role === b.role && a.open === b.open);
}
