/** `--focus KIND/NS/NAME`: the object that a picture starts from. */
import { texts } from '../texts.ts';
import { UsageError } from '../usage-error.ts';

/** The id of an object's node, `Service/shop/web`. */
export function focusId(value: string): string {
  if (!/^[^/]+\/[^/]+\/[^/]+$/.test(value)) throw new UsageError(texts.notAFocus, { value });
  return value;
}
