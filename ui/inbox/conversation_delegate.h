// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "inbox/conversation_model.h"
#include "kit/kit.h"

#include <QStyledItemDelegate>

namespace hatstand::ui::inbox
{

/// Paints a row of the inbox: box, avatar, name, age, the beginning of what was said in two lines, and the
/// marks of client, network, mood, promise, labels and assignee.
class ConversationDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    ConversationDelegate(const Kit &kit, const ConversationModel &model, QObject *parent = nullptr);
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    /// As high as its words need; all rows alike, and nothing is read, where the view says that they are.
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    /// What of the row answers as its box: more than is painted, so that it is easily hit.
    [[nodiscard]] QRect boxTarget(const QStyleOptionViewItem &option) const;

private:
    [[nodiscard]] QRect wordsRoom(const QStyleOptionViewItem &option) const;
    void paintBox(QPainter &painter, const QRect &rect, bool checked) const;
    void paintMarks(QPainter &painter, const QStyleOptionViewItem &option, const QRect &room,
                    const ConversationModel::Row &row) const;
    [[nodiscard]] int heightFor(int lines) const;

    Kit m_kit;
    const ConversationModel &m_model;
};

} // namespace hatstand::ui::inbox
