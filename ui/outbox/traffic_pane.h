// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clients/account_service.h"
#include "clients/traffic_journal.h"
#include "clients/traffic_words.h"
#include "kit/page_context.h"

#include <QPointer>
#include <QWidget>

class QAbstractItemModel;

namespace hatstand::networks
{
class RulesCatalogue;
}

namespace hatstand::ui
{
class Card;
class CellTable;
class Drawer;
class EmptyState;
} // namespace hatstand::ui

namespace hatstand::ui::outbox
{

class HostTotalsModel;
class TrafficBar;
class TrafficLogModel;

/// What left this computer: each request as a sentence, by day, and beside it what went to each host. Nothing
/// of it was ever a text, a picture or a secret.
class TrafficPane final : public QWidget
{
    Q_OBJECT
public:
    struct Services
    {
        clients::TrafficJournal &traffic;
        const clients::AccountService &accounts;
        const networks::RulesCatalogue &rules;
    };
    /// All of `services` outlives the pane.
    TrafficPane(const PageContext &context, Services services, QWidget *parent = nullptr);

    void refresh();
    /// Only then does it follow what is written.
    void setActive(bool active);
    [[nodiscard]] Drawer *drawer() const { return m_drawer; }
    [[nodiscard]] QList<QWidget *> panes() const;
    /// Null while nothing is listed.
    [[nodiscard]] QWidget *firstFocus() const;
    void focusFind();
    /// To the next request, or the one before, with the keyboard; passes days by.
    void move(int step);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    [[nodiscard]] CellTable *makeTable(const QString &objectName, const QString &name,
                                       QAbstractItemModel *model, QWidget *parent);
    [[nodiscard]] std::optional<clients::TrafficFilter> filter(const QStringList &hosts) const;
    void refreshChoices(const QStringList &hosts);
    void refreshEmpty();
    [[nodiscard]] Result<void> refreshLog();
    void showTotals(std::vector<clients::HostTotal> totals);
    void showDaysKept();
    void spanDays();
    void measure();
    void fitColumns();
    void keepFor(int days);
    void offerAges();
    void exportAs();
    static QCoro::Task<void> askAndKeep(QPointer<TrafficPane> self, int days);
    /// Unset: all of it, whatever it is dated.
    static QCoro::Task<void> askAndClear(QPointer<TrafficPane> self, std::optional<Instant> before,
                                         QString age);
    static QCoro::Task<void> askAndExport(QPointer<TrafficPane> self);

    PageContext m_context;
    Services m_services;
    clients::TrafficPlaces m_places;
    TrafficLogModel *m_model;
    HostTotalsModel *m_totals;
    TrafficBar *m_bar = nullptr;
    Drawer *m_drawer = nullptr;
    Card *m_card = nullptr;
    Card *m_side = nullptr;
    QWidget *m_sideRoom = nullptr; ///< the totals and the gap before them
    CellTable *m_table = nullptr;
    CellTable *m_hosts = nullptr;
    EmptyState *m_empty = nullptr;
    bool m_active = false;
    bool m_reading = false;
};

} // namespace hatstand::ui::outbox
