// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "composer/composer_state.h"
#include "composer/inspector.h"
#include "kit/kit.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace hatstand::ui
{
class CounterRing;
class FlowLayout;
class NetworkMark;
} // namespace hatstand::ui

namespace hatstand::ui::composer
{

/// "Bs ◔ 270 / 300": one account's counter.
class AccountCounter final : public QWidget
{
    Q_OBJECT
public:
    AccountCounter(const Kit &kit, const QString &networkKey, const QString &name, QWidget *parent = nullptr);
    void show(const networks::TextMeasure &measure);
    [[nodiscard]] QString shown() const;
    [[nodiscard]] CounterRing *ring() const { return m_ring; }

private:
    QString m_name;
    CounterRing *m_ring;
    QLabel *m_count;
    QLabel *m_limit;
};

/// How much of each account's room the text takes, by its own way of counting.
class CounterRow final : public QWidget
{
    Q_OBJECT
public:
    CounterRow(const Kit &kit, const ComposerState &state, const Inspector &inspector,
               QWidget *parent = nullptr);
    [[nodiscard]] AccountCounter *counter(const clients::AccountId &id) const { return m_counters.value(id); }
    /// At the end of the row.
    void addButton(QWidget *button);

private:
    void refresh();

    Kit m_kit;
    const ComposerState &m_state;
    const Inspector &m_inspector;
    FlowLayout *m_flow;
    QHBoxLayout *m_buttons;
    QHash<clients::AccountId, AccountCounter *> m_counters;
    QList<clients::AccountId> m_order;
};

} // namespace hatstand::ui::composer
