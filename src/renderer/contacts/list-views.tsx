import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconChevronDown, IconDeviceFloppy, IconDots, IconStarFilled, IconUsersGroup } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { SavedView, ViewState } from '#contract/organising';
import { orpc, useCommand } from '#renderer/api';
import { offerUndo, TextLink } from '#renderer/ui';

import { ViewDialog } from './list-view-dialog.tsx';
import { noView } from './list-state.ts';
import type { Shown } from './list-state.ts';
import classes from './list.module.css';

// More than so many stand behind a menu.
const mostTabs = 5;

type ViewsProps = {
  views: readonly SavedView[];
  shown: Shown;
  onShow: (state: ViewState, view: SavedView | undefined) => void;
};

/** The saved views of the list, the chosen one with what can be done with it. */
export function Views({ views, shown, onShow }: ViewsProps) {
  const { t } = useTranslation('contactLists');
  const { view: current } = shown;
  const [named, setNamed] = useState<'new' | 'rename'>();
  const first = views.slice(0, mostTabs);
  const tabs = current === undefined || first.includes(current) ? first : [...first.slice(0, -1), current];
  const others = views.filter((view) => !tabs.includes(view));
  return (
    <div className={classes['views']}>
      <nav aria-label={t('views.label')}>
        <ul className={classes['viewList']}>
          <Tab view={undefined} name={t('views.all')} isCurrent={current === undefined} />
          {tabs.map((view) => (
            <Tab key={view.id} view={view} name={view.name} isCurrent={view === current} />
          ))}
        </ul>
      </nav>
      {others.length > 0 && (
        <Menu position="bottom-start">
          <Menu.Target>
            <Button size="compact-sm" variant="subtle" color="gray" rightSection={<IconChevronDown size={14} />}>
              {t('views.more', { count: others.length })}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {others.map((view) => (
              <Menu.Item key={view.id} onClick={() => onShow(view.state, view)}>
                {view.name}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      <ViewActions shown={shown} onShow={onShow} onName={setNamed} />
      {named !== undefined && (
        <ViewDialog
          // Another one begins with another name.
          key={named}
          view={named === 'rename' ? current : undefined}
          state={shown.state}
          onSaved={(view) => onShow(view.state, view)}
          onClose={() => setNamed(undefined)}
        />
      )}
    </div>
  );
}

function Tab({ view, name, isCurrent }: { view: SavedView | undefined; name: string; isCurrent: boolean }) {
  const { t } = useTranslation('contactLists');
  return (
    <li>
      <TextLink
        to="/contacts"
        search={{ view: view?.id ?? noView }}
        underline="never"
        className={classes['view']}
        aria-current={isCurrent ? 'page' : undefined}
      >
        <span className={classes['viewName']} title={name}>
          {name}
        </span>
        {view?.isDefault === true && <IconStarFilled size={11} aria-label={t('views.isDefault')} role="img" />}
        {view?.isShared === true && <IconUsersGroup size={13} aria-label={t('views.isShared')} role="img" />}
      </TextLink>
    </li>
  );
}

type ViewActionsProps = Pick<ViewsProps, 'shown' | 'onShow'> & { onName: (what: 'new' | 'rename') => void };

function ViewActions({ shown: { view, state, isChanged }, onShow, onName }: ViewActionsProps) {
  const { t } = useTranslation(['contactLists', 'common']);
  const save = useCommand(orpc.views.save);
  const remove = useDeleteView(onShow);
  const isMine = view?.isMine === true;
  const put = async (change: Partial<SavedView>) => {
    if (view === undefined) return;
    const { id, name, isShared, isDefault } = view;
    const saved = await save.run({ id, name, isShared, isDefault, state: view.state, ...change });
    if (saved.ok && change.state !== undefined) onShow(saved.value.state, saved.value);
  };
  return (
    <>
      {isChanged && isMine && (
        <Button
          size="compact-sm"
          variant="light"
          leftSection={<IconDeviceFloppy size={15} />}
          loading={save.isRunning}
          onClick={() => void put({ state })}
        >
          {t('views.save')}
        </Button>
      )}
      {isChanged && (
        <Button size="compact-sm" variant={isMine ? 'subtle' : 'light'} onClick={() => onName('new')}>
          {t('views.saveAs')}
        </Button>
      )}
      {isMine && view !== undefined && (
        <Menu position="bottom-start">
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" aria-label={t('views.actions', { name: view.name })}>
              <IconDots size={16} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => onName('rename')}>{t('views.rename')}</Menu.Item>
            <Menu.Item onClick={() => void put({ isDefault: !view.isDefault })}>
              {t(view.isDefault ? 'views.notDefault' : 'views.makeDefault')}
            </Menu.Item>
            <Menu.Item onClick={() => void put({ isShared: !view.isShared })}>
              {t(view.isShared ? 'views.unshare' : 'views.share')}
            </Menu.Item>
            {isChanged && <Menu.Item onClick={() => onShow(view.state, view)}>{t('views.reset')}</Menu.Item>}
            <Menu.Item color="red" onClick={() => void remove(view)}>
              {t('common:delete')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
    </>
  );
}

function useDeleteView(onShow: ViewsProps['onShow']) {
  const { t } = useTranslation('contactLists');
  const save = useCommand(orpc.views.save);
  const remove = useCommand(orpc.views.delete);
  return async (view: SavedView) => {
    const removed = await remove.run({ id: view.id });
    if (!removed.ok) return;
    onShow(view.state, undefined);
    const { id, name, isShared, isDefault, state } = view;
    offerUndo({
      message: t('views.deleted', { name }),
      undo: () => void save.run({ id, name, isShared, isDefault, state }),
    });
  };
}
