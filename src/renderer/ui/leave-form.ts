import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';

/**
 * Leaves a form that has been saved: `leave.to(path)`, and count the form as saved while `leave.isLeaving`. The way leads on one
 * render later, when the question about unsaved work has gone.
 */
export function useLeaveForm(): { isLeaving: boolean; to: (path: string) => void } {
  const navigate = useNavigate();
  const [path, setPath] = useState<string>();
  useEffect(() => {
    if (path !== undefined) void navigate({ to: path });
  }, [path, navigate]);
  return { isLeaving: path !== undefined, to: setPath };
}
