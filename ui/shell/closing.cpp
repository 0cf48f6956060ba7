// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/closing.h"

#include "kit/time_words.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>

namespace hatstand::ui::shell
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::ui::shell::Closing)
};
constexpr int firstRead = 200;
constexpr int mostRead = 200'000;
constexpr std::size_t mostShown = 6;
} // namespace

namespace
{
bool goesByItself(const publish::OutboxItem &item)
{
    return !item.isHeld || item.waitsForKeychain;
}

/// All up to that day. What is held back for long stands before the others, however much it is.
Result<std::vector<publish::OutboxItem>> readWaiting(const publish::Outbox &outbox, QDate today,
                                                     const QByteArray &zone)
{
    for (int most = firstRead;; most = std::min(most * 10, mostRead)) {
        auto waiting = outbox.waiting(std::nullopt, most);
        if (!waiting || static_cast<int>(waiting->size()) < most || most == mostRead ||
            wallTimeAt(waiting->back().delivery.nextAttemptAt, zone).date > today)
            return waiting;
    }
}
} // namespace

StillToday stillToday(const publish::Outbox &outbox, const Clock &clock)
{
    StillToday still;
    const QByteArray zone = systemZone();
    const QDate today = wallTimeAt(clock.now(), zone).date;
    auto waiting = readWaiting(outbox, today, zone);
    const auto needing = outbox.needingYou(std::nullopt, firstRead);
    if (!waiting || !needing) {
        still.unknown = waiting ? needing.error() : waiting.error();
        return still;
    }
    still.toPost = static_cast<int>(std::ranges::count_if(*needing, [&](const publish::OutboxItem &item) {
        return item.delivery.state == publish::DeliveryState::Waiting &&
               wallTimeAt(item.delivery.dueAt, zone).date == today;
    }));
    // What may have arrived is looked for, and goes out again if it has not.
    std::ranges::copy_if(*needing, std::back_inserter(*waiting), [](const publish::OutboxItem &item) {
        return item.delivery.state == publish::DeliveryState::Uncertain &&
               item.delivery.nextAttemptAt != publish::never;
    });
    // A post may go to networks by itself and to a place by hand: those are two things to know.
    QHash<std::pair<plan::PostId, bool>, std::size_t> known;
    for (const publish::OutboxItem &item : *waiting) {
        // What waits for a sign-in or is paused would not go out anyway.
        if (!goesByItself(item) || wallTimeAt(item.delivery.dueAt, zone).date > today)
            continue;
        const QString network = item.network.toString();
        const std::pair key(item.delivery.postId, item.byHand);
        const auto found = known.constFind(key);
        if (found != known.constEnd()) {
            if (!still.rows[*found].networks.contains(network))
                still.rows[*found].networks.append(network);
            continue;
        }
        known.insert(key, still.rows.size());
        still.rows.push_back(
            {item.delivery.dueAt, item.postTitle, item.delivery.clientId, {network}, item.byHand});
    }
    return still;
}

namespace
{
QString whatIsLeft(const StillToday &still)
{
    if (still.unknown)
        return Words::tr("What waits to go out could not be read: %1 It may be that something is due today "
                         "and would not go out.")
            .arg(still.unknown->sentence());
    const auto byHand = std::ranges::count(still.rows, true, &StillToday::Row::byHand);
    if (byHand == 0)
        return Words::tr("If Hatstand is closed, these will not go out today.");
    if (static_cast<std::size_t>(byHand) == still.rows.size())
        return Words::tr("You post these by hand. If Hatstand is closed, it cannot remind you.");
    return Words::tr("If Hatstand is closed, these will not go out today, and it cannot remind you of those "
                     "that you post by hand.");
}
} // namespace

Question closeQuestion(const StillToday &still, const clients::ClientService &clients, bool canKeepRunning)
{
    Question question;
    const auto count = static_cast<int>(still.rows.size());
    question.title = still.unknown ? Words::tr("Close without knowing what waits?")
                                   : Words::tr("Close with %n post(s) waiting?", nullptr, count);
    question.text = whatIsLeft(still);
    if (!canKeepRunning) {
        //: After what is said about the posts that wait
        question.text = Words::tr("%1 This desktop has no place for an icon near the clock, so Hatstand can "
                                  "only do that while its window is open.")
                            .arg(question.text);
    }
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
            shown.clientInitials = client->initials;
            shown.clientColour = QColor(client->colour);
        }
        shown.text = row.byHand ? Words::tr("%1 · by hand", "post").arg(row.title) : row.title;
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
