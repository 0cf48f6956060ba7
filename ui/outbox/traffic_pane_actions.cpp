// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/zones.h"
#include "kit/menus.h"
#include "outbox/traffic_bar.h"
#include "outbox/traffic_export.h"
#include "outbox/traffic_log_model.h"
#include "outbox/traffic_pane.h"

#include <QMenu>
#include <QPushButton>

/// What can be done with the log: kept for longer or less, cleared, exported.
namespace hatstand::ui::outbox
{

void TrafficPane::keepFor(int days)
{
    clients::TrafficJournal &traffic = m_services.traffic;
    constexpr int forEver = clients::TrafficJournal::keptForEver;
    const auto before = traffic.daysKept();
    if (before && days != forEver && (*before == forEver || days < *before)) {
        askAndKeep(QPointer<TrafficPane>(this), days);
        return;
    }
    if (const auto kept = traffic.keepFor(days); !kept) {
        m_context.navigator.report(kept.error());
        showDaysKept();
    }
}

void TrafficPane::showDaysKept()
{
    m_bar->setDaysKept(m_services.traffic.daysKept().value_or(clients::TrafficJournal::keptDays));
}

QCoro::Task<void> TrafficPane::askAndKeep(QPointer<TrafficPane> self, int days)
{
    const auto tooOld = self->m_services.traffic.countTooOldFor(days);
    if (!tooOld) {
        self->m_context.navigator.report(tooOld.error());
        self->showDaysKept();
        co_return;
    }
    Question question;
    question.title = tr("Keep the log for %n day(s) only?", nullptr, days);
    question.text = *tooOld > 0
                        ? tr("%n request(s) in it are older. They go for good, and so does what gets older "
                             "from now on.",
                             nullptr, *tooOld)
                        : tr("Nothing in it is that old yet. What gets older from now on goes for good.");
    question.actions = {{QStringLiteral("cancel"), tr("Keep it as long as before")},
                        {QStringLiteral("keep"), tr("Keep less"), ButtonKind::DangerPrimary}};
    const QPointer<QWidget> window(self->window());
    const auto answer = co_await self->m_context.dialogs.ask(window, question);
    if (!self)
        co_return;
    if (answer.action == QStringLiteral("keep")) {
        if (const auto kept = self->m_services.traffic.keepFor(days); !kept)
            self->m_context.navigator.report(kept.error());
    }
    self->showDaysKept();
}

void TrafficPane::offerAges()
{
    auto *menu = new QMenu(m_bar->clearButton());
    menu->setObjectName(QStringLiteral("clearAges"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QByteArray zone = systemZone();
    const QDate today = wallTimeAt(m_context.clock.now(), zone).date;
    const auto add = [&](const char *id, const QString &text, std::optional<Instant> before) {
        QAction *action = menu->addAction(menuText(text), this, [this, before, text] {
            askAndClear(QPointer<TrafficPane>(this), before, text);
        });
        action->setObjectName(QString::fromLatin1(id));
    };
    const auto addOlder = [&](const char *id, const QString &text, int days) {
        if (const auto before = startOfDay(today.addDays(-days), zone))
            add(id, text, *before);
    };
    addOlder("clearWeek", tr("Older than 7 days"), 7);
    addOlder("clearMonth", tr("Older than 30 days"), 30);
    addOlder("clearQuarter", tr("Older than 90 days"), 90);
    add("clearAll", tr("All of it"), std::nullopt);
    popUpUnder(*menu, m_bar->clearButton());
}

QCoro::Task<void> TrafficPane::askAndClear(QPointer<TrafficPane> self, std::optional<Instant> before,
                                           QString age)
{
    clients::TrafficFilter old;
    old.until = before;
    const auto count = self->m_services.traffic.count(old);
    if (!count) {
        self->m_context.navigator.report(count.error());
        co_return;
    }
    if (*count == 0) {
        self->m_context.navigator.say(before ? tr("There is nothing that old in the log.")
                                             : tr("There is nothing in the log."));
        co_return;
    }
    Question question;
    question.title = tr("Clear %n request(s) from the log?", nullptr, *count);
    question.text = tr("%1. The log then no longer tells what left this computer in that time; nothing else "
                       "changes.",
                       "\"Older than 30 days\"")
                        .arg(age);
    question.actions = {{QStringLiteral("cancel"), tr("Keep them")},
                        {QStringLiteral("clear"), tr("Clear them"), ButtonKind::DangerPrimary}};
    const QPointer<QWidget> window(self->window());
    const auto answer = co_await self->m_context.dialogs.ask(window, question);
    if (!self || answer.action != QStringLiteral("clear"))
        co_return;
    clients::TrafficJournal &traffic = self->m_services.traffic;
    const auto cleared = before ? traffic.clearBefore(*before) : traffic.clearAll();
    if (!cleared) {
        self->m_context.navigator.report(cleared.error());
        co_return;
    }
    self->m_context.navigator.say(tr("%n request(s) were cleared from the log.", nullptr, *cleared));
    self->refresh();
}

void TrafficPane::exportAs()
{
    askAndExport(QPointer<TrafficPane>(this));
}

QCoro::Task<void> TrafficPane::askAndExport(QPointer<TrafficPane> self)
{
    if (!self->m_model->filter() || self->m_model->rowCount() == 0) {
        self->m_context.navigator.say(tr("There is nothing to export."));
        co_return;
    }
    FileRequest request;
    request.title = tr("Export what left this computer");
    const QDate today = wallTimeAt(self->m_context.clock.now(), systemZone()).date;
    request.suggestedName =
        tr("What left this computer %1", "date").arg(today.toString(Qt::ISODate)) + QStringLiteral(".csv");
    request.filters = {tr("Tables (*.csv)")};
    const QPointer<QWidget> window(self->window());
    QString path = co_await self->m_context.dialogs.saveFile(window, request);
    if (!self || path.isEmpty())
        co_return;
    if (!path.endsWith(QStringLiteral(".csv"), Qt::CaseInsensitive))
        path += QStringLiteral(".csv");
    auto *writing = new TrafficExport(self->m_services.traffic, self->m_model->filter().value(),
                                      self->m_places, path, self.data());
    connect(writing, &TrafficExport::finished, self.data(), [self](int requests) {
        self->m_context.navigator.say(tr("%n request(s) were exported.", nullptr, requests));
    });
    connect(writing, &TrafficExport::failed, self.data(),
            [self](const Error &error) { self->m_context.navigator.report(error); });
    writing->start();
}

} // namespace hatstand::ui::outbox
