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

/** The saved views of the list, the chosen one with what can be done with it. Before there are any, nothing. */
export function Views({ views, shown, onShow }: ViewsProps) {
  const { t } = useTranslation('contactLists');
  const { view: current } = shown;
  const first = views.slice(0, mostTabs);
  const tabs = current === undefined || first.includes(current) ? first : [...first.slice(0, -1), current];
  const others = views.filter((view) => !tabs.includes(view));
  if (views.length === 0) return null;
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
      {current?.isMine === true && <ViewMenu view={current} isChanged={shown.isChanged} onShow={onShow} />}
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

/** Keeps what the list shows: in the view that was changed, or as a new one. */
export function SaveView({ shown: { view, state, isChanged }, onShow }: Pick<ViewsProps, 'shown' | 'onShow'>) {
  const { t } = useTranslation('contactLists');
  const [isNaming, setIsNaming] = useState(false);
  const { put, isRunning } = usePutView();
  const isMine = view?.isMine === true;
  const save = async () => {
    if (view === undefined) return;
    const saved = await put({ ...view, state });
    if (saved.ok) onShow(saved.value.state, saved.value);
  };
  if (!isChanged && !isNaming) return null;
  return (
    <>
      {isMine && (
        <Button
          variant="light"
          leftSection={<IconDeviceFloppy size={16} />}
          loading={isRunning}
          onClick={() => void save()}
        >
          {t('views.save')}
        </Button>
      )}
      <Button variant={isMine ? 'subtle' : 'light'} onClick={() => setIsNaming(true)}>
        {t('views.saveAs')}
      </Button>
      {isNaming && (
        <ViewDialog
          view={undefined}
          state={state}
          onSaved={(saved) => onShow(saved.state, saved)}
          onClose={() => setIsNaming(false)}
        />
      )}
    </>
  );
}

type ViewMenuProps = { view: SavedView; isChanged: boolean; onShow: ViewsProps['onShow'] };

function ViewMenu({ view, isChanged, onShow }: ViewMenuProps) {
  const { t } = useTranslation(['contactLists', 'common']);
  const [isNaming, setIsNaming] = useState(false);
  const { put } = usePutView();
  const remove = useDeleteView(onShow);
  return (
    <>
      <Menu position="bottom-start">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={t('views.actions', { name: view.name })}>
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setIsNaming(true)}>{t('views.rename')}</Menu.Item>
          <Menu.Item onClick={() => void put({ ...view, isDefault: !view.isDefault })}>
            {t(view.isDefault ? 'views.notDefault' : 'views.makeDefault')}
          </Menu.Item>
          <Menu.Item onClick={() => void put({ ...view, isShared: !view.isShared })}>
            {t(view.isShared ? 'views.unshare' : 'views.share')}
          </Menu.Item>
          {isChanged && <Menu.Item onClick={() => onShow(view.state, view)}>{t('views.reset')}</Menu.Item>}
          <Menu.Item color="red" onClick={() => void remove(view)}>
            {t('common:delete')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {isNaming && <ViewDialog view={view} state={view.state} onSaved={nothing} onClose={() => setIsNaming(false)} />}
    </>
  );
}

// The list hears of it by a change notice.
function nothing(): void {}

function usePutView() {
  const command = useCommand(orpc.views.save);
  const put = ({ id, name, isShared, isDefault, state }: SavedView) =>
    command.run({ id, name, isShared, isDefault, state });
  return { put, isRunning: command.isRunning };
}

function useDeleteView(onShow: ViewsProps['onShow']) {
  const { t } = useTranslation('contactLists');
  const { put } = usePutView();
  const remove = useCommand(orpc.views.delete);
  return async (view: SavedView) => {
    const removed = await remove.run({ id: view.id });
    if (!removed.ok) return;
    onShow(view.state, undefined);
    offerUndo({ message: t('views.deleted', { name: view.name }), undo: () => void put(view) });
  };
}
