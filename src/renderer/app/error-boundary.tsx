import { Button, Text, Title } from '@mantine/core';
import i18next from 'i18next';
import { Component } from 'react';
import type { ReactNode } from 'react';

type State = { hasFailed: boolean };

/** Catches a defect of a screen: says so in words and offers to begin anew. What was saved is safe. */
export class ErrorBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { hasFailed: false };

  static getDerivedStateFromError(): State {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    return this.state.hasFailed ? <Crash onRetry={() => this.setState({ hasFailed: false })} /> : this.props.children;
  }
}

/** What stands in place of a screen that failed. */
export function Crash({ onRetry }: { onRetry: () => void }) {
  return (
    <main className="cb-crash" role="alert">
      <Title order={1} size="h3">
        {i18next.t('app:crash.title')}
      </Title>
      <Text c="dimmed">{i18next.t('app:crash.text')}</Text>
      <div>
        <Button onClick={onRetry}>{i18next.t('app:crash.retry')}</Button>
      </div>
    </main>
  );
}
