// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/kit.h"

#include <QStyledItemDelegate>

namespace hatstand::ui::shell
{

/// Paints the lines of the command palette: icon, text with the typed letters marked, detail, key.
class PaletteDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit PaletteDelegate(const Kit &kit, QObject *parent = nullptr);
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    int paintMarked(QPainter &painter, const QRect &rect, const QString &text, const QList<int> &positions,
                    bool current, Qt::LayoutDirection direction) const;
    Kit m_kit;
};

} // namespace hatstand::ui::shell
