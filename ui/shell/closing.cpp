// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/closing.h"

#include "kit/time_words.h"
#include "kit/waiting_posts.h"
#include "publish/hold.h"

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
constexpr std::size_t mostShown = 6;
} // namespace

StillToday stillToday(const publish::Outbox &outbox, const Clock &clock)
{
    StillToday still;
    const QByteArray zone = systemZone();
    const QDate today = wallTimeAt(clock.now(), zone).date;
    auto waiting = readWaitingToday(outbox, std::nullopt, clock.now());
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
    still.held = static_cast<int>(std::ranges::count_if(*waiting, [&](const publish::OutboxItem &item) {
        return publish::canBeLetGo(item) && wallTimeAt(item.delivery.dueAt, zone).date == today;
    }));
    // What waits for a sign-in or is paused would not go out anyway.
    std::vector<publish::OutboxItem> going;
    std::ranges::copy_if(*waiting, std::back_inserter(going), publish::goesByItself);
    for (WaitingPost &post : waitingToday(going, clock.now())) {
        still.rows.push_back({post.at, std::move(post.title), post.client, std::move(post.networks),
                              post.byHand, post.byItself});
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
    if (std::ranges::none_of(still.rows, &StillToday::Row::byHand))
        return Words::tr("If Hatstand is closed, these will not go out today.");
    if (std::ranges::none_of(still.rows, &StillToday::Row::byItself))
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
        shown.text = row.title;
        if (row.byHand)
            shown.note = row.byItself ? Words::tr("partly by hand") : Words::tr("by hand");
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
