// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the page opens over itself: earlier versions, saved pieces of text, hashtag groups, emoji.
#include "composer/composer_page.h"
#include "composer/composer_state.h"
#include "composer/emoji_picker.h"
#include "composer/pieces.h"
#include "composer/post_editor.h"
#include "composer/versions_dialog.h"
#include "plan/post_service.h"
#include "plan/snippets.h"

#include <QMenu>
#include <QPushButton>

namespace hatstand::ui::composer
{

void ComposerPage::showVersions()
{
    if (const auto kept = keepWork(); !kept)
        m_context.navigator.report(kept.error());
    const auto revisions = m_services.posts.revisions(m_state->post().id);
    if (!revisions || revisions->empty())
        return;
    auto *dialog = new VersionsDialog(m_context.kit, *revisions, m_state->post(), m_context.clock, this);
    connect(dialog, &VersionsDialog::putBackAsked, this, &ComposerPage::putBack);
    dialog->open();
}

void ComposerPage::putBack(const plan::RevisionId &revision)
{
    // The service tells by `changed`, and the page shows what is stored then.
    if (const auto back = m_services.posts.restoreRevision(m_state->post().id, revision); !back)
        m_context.navigator.report(back.error());
}

void ComposerPage::showSnippets()
{
    if (m_state->isLocked())
        return;
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("snippetMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (const auto known = m_services.snippets.of(m_state->post().clientId)) {
        for (const plan::Snippet &snippet : *known) {
            menu->addAction(snippet.name, this, [this, text = snippet.text] {
                // The "/" that asked for it goes.
                QTextCursor cursor = m_editor->textCursor();
                cursor.movePosition(QTextCursor::PreviousCharacter, QTextCursor::KeepAnchor);
                if (cursor.selectedText() == QLatin1String("/"))
                    m_editor->setTextCursor(cursor);
                m_editor->insertWords(text);
            });
        }
    }
    if (!menu->isEmpty())
        menu->addSeparator();
    menu->addAction(tr("Saved pieces of text…"), this, [this] { showPieces(false); });
    menu->setActiveAction(menu->actions().constFirst());
    menu->popup(m_editor->viewport()->mapToGlobal(m_editor->cursorRect().bottomLeft()));
}

void ComposerPage::showPieces(bool hashtags)
{
    const clients::ClientId client = m_state->post().clientId;
    auto *dialog = new PiecesDialog(
        m_context.kit, hashtags ? hashtagKeeping(m_services, client) : snippetKeeping(m_services, client),
        this);
    dialog->open();
}

void ComposerPage::showEmoji()
{
    if (m_state->isLocked())
        return;
    auto *picker = new EmojiPicker(m_context.kit, this);
    connect(picker, &EmojiPicker::chosen, m_editor, &PostEditor::insertWords);
    picker->openAt(m_emoji->mapToGlobal(QPoint(0, m_emoji->height())));
}

} // namespace hatstand::ui::composer
