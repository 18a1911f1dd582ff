/** Where the window stood when it was last closed, and whether it can stand there again. */

export type Rectangle = { x: number; y: number; width: number; height: number };

export type WindowState = { bounds: Rectangle; isMaximized: boolean };

/** The smallest window in which every screen can be used, in device-independent pixels. */
export const smallestWindow = { width: 720, height: 540 };

const firstWindow = { width: 1280, height: 860 };

/** How much of a window's upper edge must be on a screen, so that it can be grabbed and moved, in pixels. */
const grip = { width: 120, height: 40 };

/** Reads a saved state; anything but a state that this program wrote counts as none. */
export function parseWindowState(json: string): WindowState | undefined {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const { bounds, isMaximized } = value as Partial<WindowState>;
  return isRectangle(bounds) && typeof isMaximized === 'boolean' ? { bounds, isMaximized } : undefined;
}

/**
 * Fits the state to the screens there are now: a window on a screen that has gone gets the default place,
 * one that is larger than its screen shrinks to it.
 * @param workAreas of all screens, the primary one first
 * @returns a size, and a place unless the window shall be centred
 */
export function fitWindow(
  state: WindowState | undefined,
  workAreas: readonly Rectangle[],
): { width: number; height: number; x?: number; y?: number } {
  const primary = workAreas[0];
  const home = state && workAreas.find((area) => showsGrip(state.bounds, area));
  if (state && home) return insideOf(home, state.bounds);
  const wanted = state?.bounds ?? firstWindow;
  if (primary === undefined) return { width: wanted.width, height: wanted.height };
  return { width: Math.min(wanted.width, primary.width), height: Math.min(wanted.height, primary.height) };
}

function insideOf(area: Rectangle, bounds: Rectangle): Rectangle {
  const width = Math.max(Math.min(bounds.width, area.width), Math.min(smallestWindow.width, area.width));
  const height = Math.max(Math.min(bounds.height, area.height), Math.min(smallestWindow.height, area.height));
  return { x: bounds.x, y: bounds.y, width, height };
}

function showsGrip(bounds: Rectangle, area: Rectangle): boolean {
  const width = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x);
  const isTopInside = bounds.y >= area.y && bounds.y + grip.height <= area.y + area.height;
  return isTopInside && width >= grip.width;
}

function isRectangle(value: unknown): value is Rectangle {
  if (typeof value !== 'object' || value === null) return false;
  const { x, y, width, height } = value as Partial<Rectangle>;
  return [x, y, width, height].every(Number.isSafeInteger) && Number(width) > 0 && Number(height) > 0;
}
