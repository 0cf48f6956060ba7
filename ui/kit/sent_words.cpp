// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/sent_words.h"

#include "base/zones.h"
#include "kit/time_words.h"
#include "publish/hold.h"

#include <QCoreApplication>

#include <algorithm>
#include <optional>

namespace hatstand::ui
{

namespace
{
using publish::DeliveryState;
using publish::Hold;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::ui::SentWords)
};

/// What comes of one delivery.
enum class Course {
    Goes,
    ByHand,
    Archived,
    Paused,
    SignedOut,
    KeychainClosed,
    Later, ///< the network has asked to wait
    Looked,
    LookedLater, ///< once its account can be used
    OnlyYouTell, ///< uncertain, and there is nothing to look for
    Gone,
    Stands ///< failed again, or taken out meanwhile
};

Course courseOf(const publish::OutboxItem &item, Instant now)
{
    switch (item.delivery.state) {
    case DeliveryState::Sending:
        return Course::Goes;
    case DeliveryState::Published:
        return Course::Gone;
    case DeliveryState::Waiting:
        return Course::ByHand;
    case DeliveryState::Uncertain:
        if (isForPersonToTell(item))
            return Course::OnlyYouTell;
        return item.isHeld && !item.clientArchived ? Course::LookedLater : Course::Looked;
    case DeliveryState::Failed:
    case DeliveryState::Missed:
    case DeliveryState::Cancelled:
    case DeliveryState::HandedOver:
        return Course::Stands;
    case DeliveryState::Scheduled:
        break;
    }
    switch (holdOf(item, now)) {
    case Hold::Client:
        return Course::Archived;
    case Hold::Paused:
        return Course::Paused;
    case Hold::SignIn:
        return Course::SignedOut;
    case Hold::Keychain:
        return Course::KeychainClosed;
    case Hold::Removed:
        return Course::Stands;
    case Hold::Limit:
    case Hold::Line:
    case Hold::Retry:
    case Hold::Spaced:
    case Hold::None:
        break;
    }
    if (item.byHand)
        return Course::ByHand;
    return item.delivery.nextAttemptAt > now ? Course::Later : Course::Goes;
}

QString wordsOf(Course course, const QString &title, const QString &later)
{
    switch (course) {
    case Course::Goes:
        return Words::tr("“%1” is on its way.").arg(title);
    case Course::ByHand:
        return Words::tr("“%1” is yours to post by hand now.").arg(title);
    case Course::Archived:
        return Words::tr("“%1” goes out as soon as its client is no longer archived.").arg(title);
    case Course::Paused:
        return Words::tr("“%1” goes out as soon as its account is no longer paused.").arg(title);
    case Course::SignedOut:
        return Words::tr("“%1” goes out as soon as you have signed in again.").arg(title);
    case Course::KeychainClosed:
        return Words::tr("“%1” goes out as soon as the keychain is open.").arg(title);
    case Course::Later:
        return Words::tr("“%1” goes out %2; the network cannot take it before.", "post, day and time")
            .arg(title, later);
    case Course::Looked:
        return Words::tr("Looking whether “%1” is there.").arg(title);
    case Course::LookedLater:
        return Words::tr("“%1” is looked for as soon as its account can be used again.").arg(title);
    case Course::OnlyYouTell:
        return Words::tr("Only you can tell whether “%1” is there.").arg(title);
    case Course::Gone:
        return Words::tr("“%1” has gone out.").arg(title);
    case Course::Stands:
        return Words::tr("“%1” has not gone out; the outbox says why.").arg(title);
    }
    return {};
}
} // namespace

QString sentWords(const QString &title, const std::vector<publish::OutboxItem> &items, Instant now)
{
    std::vector<Course> courses;
    Instant later = now;
    for (const publish::OutboxItem &item : items) {
        if (item.delivery.state == DeliveryState::Cancelled)
            continue;
        const Course course = courseOf(item, now);
        if (course == Course::Later)
            later = std::max(later, item.delivery.nextAttemptAt);
        if (std::ranges::find(courses, course) == courses.end())
            courses.push_back(course);
    }
    if (courses.size() > 1)
        std::erase(courses, Course::Gone);
    if (courses.empty())
        return wordsOf(Course::Stands, title, {});
    if (courses.size() == 1) {
        const QByteArray zone = systemZone();
        return wordsOf(courses.front(), title,
                       dayAndTimeWords(wallTimeAt(later, zone), wallTimeAt(now, zone).date));
    }
    return std::ranges::find(courses, Course::Goes) != courses.end()
               ? Words::tr("A part of “%1” is on its way; the outbox says what the rest waits for.")
                     .arg(title)
               : Words::tr("The outbox says what each part of “%1” waits for.").arg(title);
}

std::vector<publish::OutboxItem> only(std::vector<publish::OutboxItem> items,
                                      const std::vector<publish::DeliveryId> &ids)
{
    std::erase_if(items, [&ids](const publish::OutboxItem &item) {
        return std::ranges::find(ids, item.delivery.id) == ids.end();
    });
    return items;
}

} // namespace hatstand::ui
