// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/kit.h"
#include "today/need.h"

#include <QStyledItemDelegate>

namespace hatstand::ui::today
{

class NeedsModel;

/// Paints a row of "Needs you" with its buttons. The current row gets real buttons as its editor, so that
/// keyboard and screen reader reach them; the list lets the painted ones of the
/// other rows answer to the mouse.
class NeedsDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    NeedsDelegate(const Kit &kit, const NeedsModel &model, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const override;
    /// Where the buttons of a row lie. When they would cut the words, all but the main one stand in a menu
    /// (NeedAction::More); all of them only when they would leave too little for words to be read at all.
    struct Place
    {
        NeedAction action = NeedAction::Open;
        QRect rect;
    };
    [[nodiscard]] std::vector<Place> places(const QStyleOptionViewItem &option, const Need &need) const;
    /// What stands in that menu.
    [[nodiscard]] std::vector<NeedAction> folded(const QStyleOptionViewItem &option, const Need &need) const;
    /// Where the words of a row begin, from left to right.
    [[nodiscard]] int textStart(const QRect &row) const;

Q_SIGNALS:
    void chosen(int row, hatstand::ui::today::NeedAction action) const;

private:
    void paintButton(QPainter &painter, const QStyleOptionViewItem &option, const Place &place,
                     const Need &need) const;
    /// What title and reason take, at most as much as a row may give up buttons for.
    [[nodiscard]] int wordsWidth(const Need &need) const;
    [[nodiscard]] int buttonWidth(const Need &need, NeedAction action) const;
    Kit m_kit;
    const NeedsModel &m_model;
};

} // namespace hatstand::ui::today
