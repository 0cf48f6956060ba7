// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/kit.h"

#include <QStyledItemDelegate>

namespace hatstand::ui::accounts
{

/// Paints a network to connect: mark, name, how, and how long it takes.
class NetworkChoiceDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    NetworkChoiceDelegate(const Kit &kit, QObject *parent);
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    Kit m_kit;
};

} // namespace hatstand::ui::accounts
