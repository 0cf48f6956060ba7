// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/command_palette.h"
#include "shell/page_stack.h"
#include "shell/top_bar.h"
#include "shell/workbench.h"

#include <QAction>

/// The actions of the window itself. Those of the pages are registered by the pages.
namespace hatstand::ui::shell
{

QAction *Workbench::addAction(const char *id, const QString &text, const QList<QKeySequence> &keys,
                              Glyph glyph, std::function<void()> run, const QString &words)
{
    ActionSpec spec;
    spec.id = QString::fromLatin1(id);
    spec.text = text;
    spec.group = tr("Everywhere");
    spec.icon = m_parts.kit.icon(glyph);
    spec.glyph = glyph;
    spec.keys = keys;
    spec.run = std::move(run);
    spec.words = words;
    return m_parts.actions.add(this, std::move(spec));
}

void Workbench::addActions()
{
    const auto key = [](auto combination) { return QKeySequence(combination); };
    addAction("window.palette", tr("Find or do anything"), {key(Qt::CTRL | Qt::Key_K)}, Glyph::Search,
              [this] { palette()->open(); });
    m_parts.actions.followKey(QStringLiteral("window.palette"), m_topBar->search(),
                              [this](const QString &shown) { m_topBar->search()->setKey(shown); });
    addAction("window.commands", tr("Do anything (commands only)"), {key(Qt::CTRL | Qt::SHIFT | Qt::Key_K)},
              Glyph::Bolt, [this] { palette()->open(QStringLiteral(">")); });
    addAction("window.client", tr("Switch client"), {key(Qt::CTRL | Qt::SHIFT | Qt::Key_C)}, Glyph::User,
              [this] {
                  m_topBar->switcher()->setFocus(Qt::ShortcutFocusReason);
                  m_topBar->switcher()->click();
              });
    addAction("window.all-clients", tr("Show all clients"), {}, Glyph::People,
              [this] { m_parts.scope.setClient(std::nullopt); });
    addAction(
        "client.add", tr("Add client…"), {}, Glyph::Plus, [this] { addClient(); }, tr("new customer"));
    addAction("window.find", tr("Find in this view"), {key(QKeySequence::Find), key(Qt::Key_Slash)},
              Glyph::Search, [this] {
                  Page *page = m_pages->currentPage();
                  if (!page || !page->findInPage())
                      palette()->open();
              });
    addAction("window.next-pane", tr("Next pane"), {key(Qt::Key_F6)}, Glyph::Right, [this] { movePane(1); });
    addAction("window.previous-pane", tr("Previous pane"), {key(Qt::SHIFT | Qt::Key_F6)}, Glyph::Left,
              [this] { movePane(-1); });
    QAction *undo = addAction("edit.undo", tr("Undo"), {key(QKeySequence::Undo)}, Glyph::Undo,
                              [this] { m_parts.undo.undo(); });
    QAction *redo =
        addAction("edit.redo", tr("Redo"), {key(Qt::CTRL | Qt::Key_Y), key(Qt::CTRL | Qt::SHIFT | Qt::Key_Z)},
                  Glyph::Refresh, [this] { m_parts.undo.redo(); });
    const auto follow = [this, undo, redo] {
        undo->setEnabled(m_parts.undo.canUndo());
        redo->setEnabled(m_parts.undo.canRedo());
    };
    connect(&m_parts.undo, &UndoStack::changed, this, follow);
    follow();
    addAction(
        "help.keys", tr("All keys"), {key(Qt::Key_F1)}, Glyph::Keyboard, [this] { showKeys(); },
        tr("help shortcuts"));
    addAction("workspace.open", tr("Open workspace…"), {}, Glyph::Folder,
              [this] { Q_EMIT openWorkspaceRequested(); });
    addAction("workspace.new", tr("New workspace…"), {}, Glyph::Folder,
              [this] { Q_EMIT newWorkspaceRequested(); });
    addAction("window.close", tr("Close window"), {key(Qt::CTRL | Qt::Key_W)}, Glyph::X,
              [this] { Q_EMIT closeRequested(); });
    addAction("app.quit", tr("Quit"), {key(Qt::CTRL | Qt::Key_Q)}, Glyph::X,
              [this] { Q_EMIT quitRequested(); });
    addPreferenceActions();
}

void Workbench::addPreferenceActions()
{
    const auto theme = [this](const char *id, const QString &text, Preferences::Theme choice) {
        addAction(
            id, text, {}, Glyph::Moon, [this, choice] { m_parts.preferences.setTheme(choice); },
            tr("appearance colours night day"));
    };
    theme("theme.light", tr("Light theme"), Preferences::Theme::Light);
    theme("theme.dark", tr("Dark theme"), Preferences::Theme::Dark);
    theme("theme.system", tr("Theme of the system"), Preferences::Theme::System);
}

void Workbench::addPageActions()
{
    int number = 0;
    for (const PageEntry &entry : m_entries) {
        if (entry.place == PageEntry::Place::None)
            continue;
        QList<QKeySequence> keys;
        if (entry.place == PageEntry::Place::Top && number < 9)
            keys.append(QKeySequence(static_cast<int>(Qt::Key_1) + number++));
        else if (entry.id == PageId::Settings)
            keys.append(QKeySequence(Qt::CTRL | Qt::Key_Comma));
        else if (entry.id == PageId::Accounts)
            keys.append(QKeySequence(Qt::CTRL | Qt::Key_0));
        const QByteArray id = "page." + QByteArray::number(static_cast<int>(entry.id));
        addAction(id.constData(), tr("Go to %1", "page").arg(entry.title), keys, entry.glyph,
                  [this, page = entry.id] { go(page); });
    }
    if (has(PageId::Outbox))
        addAction(
            "page.outbox", tr("Show the outbox"), {}, Glyph::Sending, [this] { go(PageId::Outbox); },
            tr("waiting queue"));
    if (has(PageId::Composer)) {
        const auto compose = [this](bool idea) {
            NewPost request;
            request.client = m_parts.scope.client();
            request.idea = idea;
            newPost(request);
        };
        addAction(
            "post.new", tr("New post"), {QKeySequence(Qt::CTRL | Qt::Key_N)}, Glyph::Plus,
            [compose] { compose(false); }, tr("write compose"));
        addAction("idea.new", tr("New idea"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N)}, Glyph::Idea,
                  [compose] { compose(true); });
    }
}

} // namespace hatstand::ui::shell
