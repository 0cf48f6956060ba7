// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/closing.h"

#include "kit/time_words.h"

#include <QCoreApplication>

#include <algorithm>

namespace hatstand::ui::shell
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::ui::shell::Closing)
};
constexpr int mostRead = 200;
constexpr std::size_t mostShown = 6;
} // namespace

StillToday stillToday(const publish::Outbox &outbox, const Clock &clock)
{
    StillToday still;
    const auto waiting = outbox.waiting(std::nullopt, mostRead);
    if (!waiting)
        return still;
    const QByteArray zone = systemZone();
    const QDate today = wallTimeAt(clock.now(), zone).date;
    QHash<plan::PostId, std::size_t> known;
    for (const publish::OutboxItem &item : *waiting) {
        if (item.byHand || wallTimeAt(item.delivery.dueAt, zone).date > today)
            continue;
        const QString network = item.network.toString();
        const auto found = known.constFind(item.delivery.postId);
        if (found != known.constEnd()) {
            if (!still.rows[*found].networks.contains(network))
                still.rows[*found].networks.append(network);
            continue;
        }
        known.insert(item.delivery.postId, still.rows.size());
        still.rows.push_back({item.delivery.dueAt, item.postTitle, item.delivery.clientId, {network}});
    }
    return still;
}

Question closeQuestion(const StillToday &still, const clients::ClientService &clients, bool canKeepRunning)
{
    Question question;
    const auto count = static_cast<int>(still.rows.size());
    question.title = Words::tr("Close with %n post(s) waiting?", nullptr, count);
    question.text =
        canKeepRunning
            ? Words::tr("If Hatstand is closed, these will not go out today.")
            : Words::tr(
                  "If Hatstand is closed, these will not go out today. This desktop has no place for an icon "
                  "near the clock, so Hatstand can only send while its window is open.");
    const QByteArray zone = systemZone();
    for (const StillToday::Row &row : still.rows) {
        if (static_cast<std::size_t>(question.rows.size()) == mostShown && still.rows.size() > mostShown) {
            DialogRow more;
            more.text = Words::tr("and %n more", nullptr, count - static_cast<int>(mostShown));
            question.rows.append(more);
            break;
        }
        DialogRow shown;
        shown.lead = clockWords(wallTimeAt(row.at, zone).time);
        if (const auto client = clients.client(row.client)) {
            shown.clientName = client->name;
            shown.clientColour = QColor(client->colour);
        }
        shown.text = row.title;
        shown.networkKeys = row.networks;
        question.rows.append(shown);
    }
    question.actions.append(
        {closing::closeAnyway, Words::tr("Close anyway"), ButtonKind::Danger, std::nullopt, true});
    if (canKeepRunning) {
        question.checkBox = Words::tr("Always keep running until the last post of the day is out");
        question.actions.append({closing::cancel, Words::tr("Cancel")});
        question.actions.append(
            {closing::keepRunning, Words::tr("Keep running quietly"), ButtonKind::Primary});
    } else {
        question.actions.append({closing::cancel, Words::tr("Keep it open"), ButtonKind::Primary});
    }
    return question;
}

} // namespace hatstand::ui::shell
