// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/comment_row.h"

#include "kit/marks.h"

#include <QHBoxLayout>
#include <QLineEdit>

namespace hatstand::ui::composer
{

CommentRow::CommentRow(const Kit &kit, ComposerState &state, QWidget *parent)
    : SectionRow(kit, Glyph::Comment, tr("First comment"), parent)
    , m_state(state)
    , m_text(new QLineEdit)
    , m_marks(new QHBoxLayout)
{
    setObjectName(QStringLiteral("commentRow"));
    auto *content = new QWidget;
    auto *row = new QHBoxLayout(content);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kit.px(size::gapInCard));
    m_text->setObjectName(QStringLiteral("firstComment"));
    m_text->setAccessibleName(tr("First comment"));
    row->addWidget(m_text, 1);
    m_marks->setSpacing(kit.px(size::gapInChip));
    row->addLayout(m_marks);
    setContent(content);
    connect(m_text, &QLineEdit::textEdited, &state, &ComposerState::setFirstComment);
    connect(&state, &ComposerState::changed, this, [this](Parts parts) {
        if (parts & (Part::Comment | Part::Accounts | Part::Tab | Part::Status))
            refresh();
    });
    refresh();
}

void CommentRow::showRange(int start, int length)
{
    m_text->setSelection(start, length);
    m_text->setFocus(Qt::OtherFocusReason);
}

void CommentRow::refresh()
{
    const auto accounts = m_state.commentAccounts();
    const bool concerned =
        m_state.tab().isNull()
            ? !accounts.empty()
            : std::any_of(accounts.begin(), accounts.end(),
                          [this](const clients::Account &a) { return a.id == m_state.tab(); });
    // One that was written stays in sight, also where no network takes it.
    setVisible(concerned || !m_state.firstComment().isEmpty());
    m_text->setReadOnly(m_state.isLocked());
    if (m_text->text() != m_state.firstComment())
        m_text->setText(m_state.firstComment());
    QStringList networks;
    for (const clients::Account &account : accounts)
        networks.append(account.network.toString());
    if (networks == m_shown)
        return;
    m_shown = networks;
    while (QLayoutItem *item = m_marks->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const clients::Account &account : accounts)
        m_marks->addWidget(new NetworkMark(kit(), account.network.toString(), m_state.nameOf(account)));
}

} // namespace hatstand::ui::composer
