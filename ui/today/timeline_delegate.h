// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/kit.h"

#include <QStyledItemDelegate>

namespace hatstand::ui::today
{

/// Paints the day's line: time, disc, title, client, networks, note; and the line of now.
class TimelineDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit TimelineDelegate(const Kit &kit, QObject *parent = nullptr);
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintNow(QPainter &painter, const QStyleOptionViewItem &option, const QString &time) const;
    [[nodiscard]] int timeWidth() const;
    Kit m_kit;
};

} // namespace hatstand::ui::today
