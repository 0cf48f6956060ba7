// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/kit.h"

#include <QStyledItemDelegate>

namespace hatstand::ui::outbox
{

/// Paints the log of what left the computer, and its totals: figures at their edge, days as heads.
class TrafficDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    TrafficDelegate(const Kit &kit, QObject *parent);
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    Kit m_kit;
};

} // namespace hatstand::ui::outbox
