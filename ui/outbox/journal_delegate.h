// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/kit.h"

#include <QStyledItemDelegate>

namespace hatstand::ui::outbox
{

/// Paints an event: the disc of its new state, when, and the reason in as many lines as it needs.
class JournalDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    JournalDelegate(const Kit &kit, QObject *parent);
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    [[nodiscard]] int textWidth(const QStyleOptionViewItem &option) const;
    Kit m_kit;
};

} // namespace hatstand::ui::outbox
