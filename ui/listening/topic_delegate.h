// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/kit.h"

#include <QStyledItemDelegate>

namespace hatstand::ui::listening
{

/// Paints a topic: its name, how much is said, the change, its course, and a bolt where something was told.
class TopicDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit TopicDelegate(const Kit &kit, QObject *parent = nullptr);
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    Kit m_kit;
};

} // namespace hatstand::ui::listening
