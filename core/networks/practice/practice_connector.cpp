// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/practice/practice_connector.h"

#include "base/ids.h"
#include "base/sizes.h"
#include "networks/media_kinds.h"
#include "networks/text_measure.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QPointer>
#include <QRegularExpression>

#include <algorithm>

namespace hatstand::networks
{

namespace
{
struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::networks)
};

/// What Practice asks for when it limits.
constexpr Milliseconds rateLimitWait{60'000};
/// Of one picture when the rules do not know.
constexpr qint64 refusedPictureLimit = 100'000;

Error lineBroke()
{
    return {ErrorCode::ConnectionLost,
            Tr::tr("The line to Practice broke."),
            Tr::tr("The post may or may not have arrived."),
            Tr::tr("Hatstand looks on Practice before it sends again."),
            {}};
}

Error missing(const OutgoingMedia &media)
{
    return {ErrorCode::StorageMissing,
            isVideo(media) ? Tr::tr("A video of this post cannot be found.")
                           : Tr::tr("A picture of this post cannot be found."),
            Tr::tr("Its file is not in the media folder any more."),
            isVideo(media) ? Tr::tr("Add the video again.") : Tr::tr("Add the picture again."),
            {}};
}

/// Fact and reason in one short sentence: Today has one line for it.
Error tooLarge(const OutgoingMedia &media, qint64 most)
{
    QString what = Tr::tr("Practice refused the picture: %1, limit %2.");
    QString remedy = Tr::tr("Shrink it and send again.");
    if (isVideo(media)) {
        what = Tr::tr("Practice refused the video: %1, limit %2.");
        remedy = Tr::tr("Choose a smaller or shorter one and send again.");
    } else if (isAnimation(media)) {
        what = Tr::tr("Practice refused the animation: %1, limit %2.");
        remedy = Tr::tr("Choose a smaller or shorter one and send again.");
    }
    return {
        ErrorCode::TooLarge, what.arg(sizeOverWords(media.byteCount, most), sizeWords(most)), {}, remedy, {}};
}

Error stopped()
{
    return {ErrorCode::Cancelled, Tr::tr("Sending to Practice was stopped."), {}, {}, {}};
}

Error pleaseWait()
{
    Error error{ErrorCode::RateLimited, Tr::tr("Practice asks to wait a minute."), {}, {}, {}};
    error.retryAfter = rateLimitWait;
    return error;
}

Error lineBrokeWhileAsking()
{
    return {ErrorCode::ConnectionLost,
            Tr::tr("The line to Practice broke."),
            Tr::tr("What is new there is not known yet."),
            Tr::tr("Hatstand asks again by itself."),
            {}};
}

QString answeredId(const Answered &answered)
{
    return answered.parentId.isEmpty() ? answered.rootId : answered.parentId;
}

Result<void> acceptText(const QString &text, const NetworkRules &rules)
{
    const TextMeasure measure = measureText(text, rules);
    if (!measure.over)
        return {};
    return fail(
        ErrorCode::Refused, Tr::tr("Practice refused the text."),
        Tr::tr("It is %n character(s) too long.", nullptr, static_cast<int>(-measure.remaining.value_or(0))),
        Tr::tr("Shorten it and send again."));
}

PublishedPost publishedPost(const PracticePost &post)
{
    PublishedPost published;
    published.remoteId = post.recordKey;
    published.url.setScheme(QStringLiteral("practice"));
    published.url.setPath(u'/' + post.handle + u'/' + post.recordKey);
    published.at = post.createdAt;
    return published;
}

QString mediaText(const OutgoingPost &post)
{
    QJsonArray media;
    for (const OutgoingMedia &item : post.media) {
        media.append(QJsonObject{{QStringLiteral("mimeType"), item.mimeType},
                                 {QStringLiteral("bytes"), item.byteCount},
                                 {QStringLiteral("file"), QFileInfo(item.filePath).fileName()},
                                 {QStringLiteral("alt"), item.altText}});
    }
    return QString::fromUtf8(QJsonDocument(media).toJson(QJsonDocument::Compact));
}

QString partsText(const OutgoingPost &post)
{
    QJsonArray parts;
    for (const OutgoingPart &part : post.parts)
        parts.append(part.text);
    return QString::fromUtf8(QJsonDocument(parts).toJson(QJsonDocument::Compact));
}

SignedIn signedInAs(const PracticeProfile &profile)
{
    SignedIn signedIn;
    signedIn.handle = profile.handle;
    signedIn.displayName = profile.displayName;
    signedIn.remoteId = profile.handle;
    signedIn.page.setScheme(QStringLiteral("practice"));
    signedIn.page.setPath(u'/' + profile.handle);
    // There is no secret: a newcomer without a keychain can do the whole job here.
    signedIn.credential.clear();
    return signedIn;
}
} // namespace

PracticeConnector::PracticeConnector(storage::Database &database, const RulesCatalogue &rules,
                                     const Clock &clock, Timers &timers, Pace pace)
    : m_table(database)
    , m_hearing(m_table, clock)
    , m_rules(rules)
    , m_clock(clock)
    , m_timers(timers)
    , m_pace(pace)
{
}

PracticeConnector::~PracticeConnector()
{
    const auto waiting = std::exchange(m_waiting, {});
    for (const Completion<bool> &one : waiting)
        one.complete(false);
}

Completion<bool> PracticeConnector::wait(Milliseconds delay)
{
    Completion<bool> done;
    if (delay <= Milliseconds(0)) {
        done.complete(true);
        return done;
    }
    m_waiting.erase(std::remove_if(m_waiting.begin(), m_waiting.end(),
                                   [](const Completion<bool> &one) { return one.isDone(); }),
                    m_waiting.end());
    m_waiting.push_back(done);
    m_timers.callAfter(delay, &m_context, [done] { done.complete(true); });
    return done;
}

QString PracticeConnector::chooseRecordKey(Instant)
{
    return makeUuidV7(m_clock).toString(QUuid::WithoutBraces);
}

Result<PracticeProfile> PracticeConnector::signedIn(const QString &handle) const
{
    auto found = m_table.profile(handle);
    if (!found)
        return fail(std::move(found.error()));
    if (!*found || (*found)->behaviour == PracticeBehaviour::SignInEnded) {
        return fail(ErrorCode::SignInNeeded, Tr::tr("The sign-in to Practice has run out."),
                    Tr::tr("Nothing was sent; everything waits."), Tr::tr("Sign in again."));
    }
    return std::move(**found);
}

Result<void> PracticeConnector::accept(const PracticeProfile &profile, const OutgoingPost &post) const
{
    if (profile.behaviour == PracticeBehaviour::RateLimits) {
        Error error = pleaseWait();
        error.why = Tr::tr("Too much was sent in a short time.");
        error.remedy = Tr::tr("It is sent again by itself.");
        return fail(std::move(error));
    }
    const NetworkRules &rules = m_rules.findOrOther(key());
    if (auto fits = acceptText(post.text, rules); !fits)
        return fits;
    for (const OutgoingPart &part : post.parts) {
        if (auto fits = acceptText(part.text, rules); !fits)
            return fits;
    }
    if (post.text.trimmed().isEmpty() && post.media.empty()) {
        return fail(ErrorCode::Refused, Tr::tr("Practice refused the post."),
                    Tr::tr("There is nothing in it."), Tr::tr("Write something and send again."));
    }
    const Limit &count = rules.media.maxTotal;
    if (count && static_cast<qint64>(post.media.size()) > count->value) {
        return fail(ErrorCode::Refused, Tr::tr("Practice refused the pictures."),
                    Tr::tr("There is room for %n picture(s) only.", nullptr, static_cast<int>(count->value)),
                    Tr::tr("Take some out and send again."));
    }
    for (const OutgoingMedia &item : post.media) {
        if (!QFileInfo::exists(item.filePath))
            return fail(missing(item));
        const Limit &limit = rulesOf(item, rules.media).maxBytes;
        if (limit && item.byteCount > limit->value)
            return fail(tooLarge(item, limit->value));
        if (profile.behaviour == PracticeBehaviour::RefusesPictures && !isVideo(item))
            return fail(tooLarge(item, std::min(refusedPictureLimit, item.byteCount / 2)));
    }
    return {};
}

Result<void> PracticeConnector::acceptAnswer(const PracticeProfile &profile, const OutgoingPost &post) const
{
    if (!post.answers)
        return {};
    const auto answered = m_hearing.find(profile, answeredId(*post.answers));
    if (!answered)
        return fail(answered.error());
    if (!*answered) {
        return fail(ErrorCode::Refused, Tr::tr("What this post answers is not on Practice any more."), {},
                    Tr::tr("Send it as a post of its own."));
    }
    return {};
}

QCoro::Task<Result<PublishedPost>> PracticeConnector::publish(AccountIdentity account, OutgoingPost post,
                                                              Progress progress, CancelToken cancel)
{
    const QPointer<QObject> alive(&m_context);
    const auto profile = signedIn(account.handle);
    if (!profile)
        co_return fail(profile.error());
    const bool isSlow = profile->behaviour == PracticeBehaviour::Slow;
    const Milliseconds whole = isSlow ? m_pace.slow : m_pace.usual;
    constexpr int steps = 4;
    for (int step = 1; step <= steps && whole > Milliseconds(0); ++step) {
        const Completion<bool> waited = wait(whole / steps);
        const auto subscription = cancel.onCancel([waited] { waited.complete(false); });
        const bool passed = co_await waited;
        if (!passed || !alive)
            co_return fail(stopped());
        if (progress)
            progress(step, steps);
        if (!alive)
            co_return fail(stopped());
    }
    if (profile->behaviour == PracticeBehaviour::DropsBefore)
        co_return fail(lineBroke());
    if (const auto accepted = accept(*profile, post); !accepted)
        co_return fail(accepted.error());
    if (const auto accepted = acceptAnswer(*profile, post); !accepted)
        co_return fail(accepted.error());

    PracticePost stored;
    stored.recordKey = post.recordKey;
    stored.handle = profile->handle;
    stored.text = post.text;
    stored.firstComment = post.firstComment;
    stored.media = mediaText(post);
    stored.parts = partsText(post);
    stored.createdAt = m_clock.now();
    if (post.answers) {
        stored.answersId = answeredId(*post.answers);
        stored.rootId = post.answers->rootId.isEmpty() ? stored.answersId : post.answers->rootId;
    }
    if (auto added = m_table.addPost(stored); !added) {
        // A server that cannot write answers 500: nobody knows.
        Error error = added.error();
        error.code = ErrorCode::ServerTrouble;
        co_return fail(std::move(error));
    }
    if (profile->behaviour == PracticeBehaviour::DropsAfter)
        co_return fail(lineBroke());
    const auto kept = m_table.post(profile->handle, post.recordKey);
    if (!kept || !*kept)
        co_return fail(lineBroke());
    co_return publishedPost(**kept);
}

QCoro::Task<Result<std::optional<PublishedPost>>> PracticeConnector::find(AccountIdentity account,
                                                                          OutgoingPost post, CancelToken)
{
    const auto profile = signedIn(account.handle);
    if (!profile)
        co_return fail(profile.error());
    const auto found = m_table.post(profile->handle, post.recordKey);
    if (!found)
        co_return fail(found.error());
    std::optional<PublishedPost> published;
    if (*found)
        published = publishedPost(**found);
    co_return published;
}

QCoro::Task<Result<SignedIn>> PracticeConnector::signIn(SignInRequest request, CancelToken)
{
    static const QRegularExpression form(QStringLiteral("^[a-z0-9][a-z0-9._-]{0,62}$"));
    QString handle = request.handle.trimmed().toLower();
    if (handle.startsWith(u'@'))
        handle.remove(0, 1);
    if (!form.match(handle).hasMatch()) {
        co_return fail(ErrorCode::InvalidInput, Tr::tr("That is not a name on Practice."),
                       Tr::tr("Letters a to z, digits, points and dashes are allowed."),
                       Tr::tr("Choose another name."));
    }
    auto found = m_table.profile(handle);
    if (!found)
        co_return fail(std::move(found.error()));
    if (*found) {
        if ((*found)->behaviour == PracticeBehaviour::SignInEnded) {
            if (auto set = m_table.setBehaviour(handle, PracticeBehaviour::Works); !set)
                co_return fail(std::move(set.error()));
        }
        co_return signedInAs(**found);
    }
    PracticeProfile profile;
    profile.handle = handle;
    const QString name = request.options[QLatin1StringView("displayName")].toString();
    profile.displayName = name.isEmpty() ? handle : name;
    // By the name, so that the same workspace made again lives the same life.
    for (const QChar c : handle)
        profile.seed = profile.seed * 31 + c.unicode();
    profile.followers = 40 + static_cast<int>(profile.seed % 160);
    profile.createdAt = m_clock.now();
    if (auto added = m_table.addProfile(profile); !added)
        co_return fail(std::move(added.error()));
    co_return signedInAs(profile);
}

QCoro::Task<Result<SignedIn>> PracticeConnector::check(AccountIdentity account, CancelToken)
{
    const auto profile = signedIn(account.handle);
    if (!profile)
        co_return fail(profile.error());
    co_return signedInAs(*profile);
}

QCoro::Task<Result<void>> PracticeConnector::signOut(AccountIdentity)
{
    co_return Result<void>();
}

QCoro::Task<Result<PracticeProfile>> PracticeConnector::asked(AccountIdentity account, CancelToken cancel)
{
    const QPointer<QObject> alive(&m_context);
    const auto profile = signedIn(account.handle);
    if (!profile)
        co_return fail(profile.error());
    const PracticeBehaviour behaviour = profile->behaviour;
    const Completion<bool> waited = wait(behaviour == PracticeBehaviour::Slow ? m_pace.slow : m_pace.usual);
    const auto subscription = cancel.onCancel([waited] { waited.complete(false); });
    const bool passed = co_await waited;
    if (!passed || !alive || cancel.isCancelled())
        co_return fail(ErrorCode::Cancelled, Tr::tr("Asking Practice was stopped."));
    if (behaviour == PracticeBehaviour::DropsBefore || behaviour == PracticeBehaviour::DropsAfter)
        co_return fail(lineBrokeWhileAsking());
    if (behaviour == PracticeBehaviour::RateLimits)
        co_return fail(pleaseWait());
    co_return *profile;
}

QCoro::Task<Result<Heard>> PracticeConnector::listen(AccountIdentity account, QString cursor, Instant since,
                                                     CancelToken cancel)
{
    const auto profile = co_await asked(account, cancel);
    if (!profile)
        co_return fail(profile.error());
    co_return m_hearing.listen(*profile, cursor, since);
}

QCoro::Task<Result<Heard>> PracticeConnector::readThread(AccountIdentity account, QString remoteId,
                                                         CancelToken cancel)
{
    const auto profile = co_await asked(account, cancel);
    if (!profile)
        co_return fail(profile.error());
    co_return m_hearing.readThread(*profile, remoteId);
}

QCoro::Task<Result<Heard>> PracticeConnector::search(AccountIdentity account, SearchRequest request,
                                                     CancelToken cancel)
{
    const auto profile = co_await asked(account, cancel);
    if (!profile)
        co_return fail(profile.error());
    co_return m_hearing.search(*profile, request);
}

} // namespace hatstand::networks
