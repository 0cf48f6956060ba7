// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the page opens over itself: earlier versions, saved pieces of text, hashtag groups, emoji.
#include "clients/account_service.h"
#include "composer/composer_page.h"
#include "composer/composer_saver.h"
#include "composer/composer_state.h"
#include "composer/content_undo.h"
#include "composer/emoji_picker.h"
#include "composer/pieces.h"
#include "composer/plain_label.h"
#include "composer/post_editor.h"
#include "composer/versions_dialog.h"
#include "plan/media/media_store.h"
#include "plan/post_service.h"
#include "plan/snippets.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QPointer>
#include <QPushButton>

namespace hatstand::ui::composer
{

namespace
{
/// A menu that was asked for by typing: nothing of it is chosen before an arrow key chooses it, and whatever
/// else is typed closes it and goes where it was meant to go.
class TypedMenu final : public QMenu
{
public:
    explicit TypedMenu(QWidget *editor) : QMenu(editor), m_editor(editor) {}

protected:
    void keyPressEvent(QKeyEvent *event) override
    {
        switch (event->key()) {
        case Qt::Key_Up:
        case Qt::Key_Down:
        case Qt::Key_Escape:
        case Qt::Key_Shift:
        case Qt::Key_Control:
        case Qt::Key_Alt:
        case Qt::Key_AltGr:
        case Qt::Key_Meta:
            QMenu::keyPressEvent(event);
            return;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (activeAction()) {
                QMenu::keyPressEvent(event);
                return;
            }
            break;
        default:
            break;
        }
        QKeyEvent typed(event->type(), event->key(), event->modifiers(), event->text(), event->isAutoRepeat(),
                        ushort(event->count()));
        const QPointer<QWidget> editor(m_editor);
        close();
        if (editor)
            QCoreApplication::sendEvent(editor, &typed);
    }

private:
    QWidget *m_editor;
};
} // namespace

void ComposerPage::showVersions()
{
    if (const auto kept = keepWork(); !kept)
        m_context.navigator.report(kept.error());
    const auto revisions = m_services.posts.revisions(m_state->post().id);
    if (!revisions || revisions->empty())
        return;
    ContentNames names;
    names.account = [state = m_state, accounts = &m_services.accounts](const clients::AccountId &id) {
        const auto account = accounts->account(id);
        return account ? state->nameOf(*account) : QString();
    };
    names.picture = [media = &m_services.media](const plan::MediaId &id) {
        const auto item = media->item(id);
        return item ? item->fileName : QString();
    };
    auto *dialog =
        new VersionsDialog(m_context.kit, *revisions, m_state->post(), names, m_context.clock, this);
    connect(dialog, &VersionsDialog::putBackAsked, this, &ComposerPage::putBack);
    dialog->open();
}

void ComposerPage::putBack(const plan::RevisionId &revision)
{
    const plan::Post before = m_state->post();
    // The service tells by `changed`, and the page shows what is stored then.
    if (const auto back = m_services.posts.restoreRevision(before.id, revision); !back) {
        m_context.navigator.report(back.error());
        return;
    }
    const auto after = m_services.posts.post(before.id);
    if (!after)
        return;
    // What was only kept beside the post is a version of it now, and no longer what is being written.
    if (m_saver->keptAside()) {
        m_saver->drop();
        m_state->takeContent(*after);
    }
    m_undo->offer(tr("Put an earlier version back"), {}, before, *after);
}

void ComposerPage::showSnippets(bool inPlaceOfSlash)
{
    if (m_state->isLocked())
        return;
    QMenu *menu = inPlaceOfSlash ? new TypedMenu(m_editor) : new QMenu(this);
    menu->setObjectName(QStringLiteral("snippetMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (const auto known = m_services.snippets.of(m_state->post().clientId)) {
        for (const plan::Snippet &snippet : *known) {
            menu->addAction(plainLabel(snippet.name), this, [this, inPlaceOfSlash, text = snippet.text] {
                QTextCursor cursor = m_editor->textCursor();
                cursor.movePosition(QTextCursor::PreviousCharacter, QTextCursor::KeepAnchor);
                if (inPlaceOfSlash && cursor.selectedText() == QLatin1String("/"))
                    m_editor->setTextCursor(cursor);
                m_editor->insertWords(text);
            });
        }
    }
    if (!menu->isEmpty())
        menu->addSeparator();
    menu->addAction(tr("Saved pieces of text…"), this, [this] { showPieces(false); });
    if (!inPlaceOfSlash)
        menu->setActiveAction(menu->actions().constFirst());
    menu->popup(m_editor->viewport()->mapToGlobal(m_editor->cursorRect().bottomLeft()));
}

void ComposerPage::showPieces(bool hashtags)
{
    const clients::ClientId client = m_state->post().clientId;
    auto *dialog = new PiecesDialog(m_context.kit,
                                    hashtags ? hashtagKeeping(m_services, client, m_context.undo)
                                             : snippetKeeping(m_services, client, m_context.undo),
                                    this);
    dialog->open();
}

void ComposerPage::showEmoji()
{
    if (m_state->isLocked())
        return;
    auto *picker = new EmojiPicker(m_context.kit, m_tone, this);
    connect(picker, &EmojiPicker::toneChosen, this, [this](int tone) { m_tone = tone; });
    connect(picker, &EmojiPicker::chosen, m_editor, &PostEditor::insertWords);
    picker->openAt(m_emoji->mapToGlobal(QPoint(0, m_emoji->height())));
}

} // namespace hatstand::ui::composer
