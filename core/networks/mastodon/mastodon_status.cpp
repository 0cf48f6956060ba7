// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/mastodon/mastodon_status.h"

#include "net/url_rules.h"
#include "networks/mastodon/mastodon_html.h"
#include "networks/post_options.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

namespace hatstand::networks
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::networks)
};

/// A poll belongs to the post, not to what follows it.
QJsonObject pollOf(const OutgoingPost &post)
{
    return post.answers ? QJsonObject() : post.options.value(option::poll).toObject();
}

QString warningOf(const OutgoingPost &post)
{
    return post.options.value(option::contentWarning).toString().trimmed();
}

/// How a post may stand on a server.
struct Standing
{
    QString text;
    QString warning;
};

/// Mastodon makes the warning of a post without a text its text; others keep both as they are.
Standing standingOf(const OutgoingPost &post, const QString &shownWarning)
{
    const bool isMoved = post.text.trimmed().isEmpty() && shownWarning.trimmed().isEmpty();
    return isMoved ? Standing{warningOf(post), {}} : Standing{post.text, warningOf(post)};
}

bool isSensitive(const OutgoingPost &post)
{
    return post.options.value(option::sensitive).toBool();
}

QString fieldOf(const QJsonObject &object, const char *name)
{
    return object.value(QLatin1StringView(name)).toString();
}

/// Without the spaces around them, as Mastodon keeps them: it compares, and others are another poll.
QStringList pollOptions(const QJsonObject &poll)
{
    QStringList options;
    const QJsonArray values = poll.value(QLatin1StringView("options")).toArray();
    for (const QJsonValue value : values) {
        // Written by us as texts, answered by the server as objects.
        const QString title = value.isObject() ? fieldOf(value.toObject(), "title") : value.toString();
        options << title.trimmed();
    }
    return options;
}

/// All is said: to Mastodon a "multiple" that is left out of an edit is not the "false" that it was, and it
/// throws all votes away.
QJsonObject pollBody(const QJsonObject &poll, qint64 seconds)
{
    return {{QStringLiteral("options"), QJsonArray::fromStringList(pollOptions(poll))},
            {QStringLiteral("expires_in"), seconds},
            {QStringLiteral("multiple"), poll.value(QLatin1StringView("multiple")).toBool()},
            {QStringLiteral("hide_totals"), poll.value(QLatin1StringView("hideTotals")).toBool()}};
}

qint64 secondsOf(const QJsonObject &poll)
{
    constexpr qint64 aDay = 24LL * 3600;
    const qint64 seconds = poll.value(QLatin1StringView("seconds")).toInteger();
    return seconds > 0 ? seconds : aDay;
}

Error tooMuchPoll(const QString &why)
{
    return {ErrorCode::InvalidInput,
            Words::tr("The server would refuse the poll."),
            why,
            Words::tr("Change the poll and send again."),
            {}};
}

std::optional<Error> pollProblem(const OutgoingPost &post, const AccountLimits &limits)
{
    const QJsonObject poll = pollOf(post);
    if (poll.isEmpty())
        return std::nullopt;
    if (!post.media.empty()) {
        return Error{ErrorCode::InvalidInput,
                     Words::tr("Mastodon takes a poll or pictures, not both."),
                     {},
                     Words::tr("Take one of them out."),
                     {}};
    }
    const QStringList options = pollOptions(poll);
    // docs.joinmastodon.org/entities/Instance: polls, when the server says nothing else.
    const qint64 most = limits.pollOptions.value_or(4);
    const qint64 longest = limits.pollOptionText.value_or(50);
    const qint64 seconds = secondsOf(poll);
    if (options.size() < 2)
        return tooMuchPoll(Words::tr("It needs at least two answers to choose from."));
    if (options.size() > most)
        return tooMuchPoll(Words::tr("It may have at most %n answer(s) to choose from.", nullptr, int(most)));
    for (const QString &one : options) {
        if (one.isEmpty())
            return tooMuchPoll(Words::tr("An answer to choose from is empty."));
        if (one.toUcs4().size() > longest) {
            return tooMuchPoll(
                Words::tr("An answer may have at most %n character(s).", nullptr, int(longest)));
        }
    }
    if (seconds < limits.pollMinSeconds.value_or(300) || seconds > limits.pollMaxSeconds.value_or(2'629'746))
        return tooMuchPoll(Words::tr("It runs for too short or too long a time for this server."));
    return std::nullopt;
}

/// Servers narrow what was chosen: the posts of a limited account, what quotes a post for few.
bool isAtMost(const QString &shown, const QString &chosen)
{
    static const QStringList widestFirst{QStringLiteral("public"), QStringLiteral("unlisted"),
                                         QStringLiteral("private"), QStringLiteral("direct")};
    const qsizetype widest = widestFirst.indexOf(chosen);
    return shown == chosen || (widest >= 0 && widestFirst.indexOf(shown) > widest);
}

/// Everything but the media and the text.
bool surroundingsFit(const QJsonObject &status, const OutgoingPost &post)
{
    const QString parent = post.answers ? post.answers->parentId : QString();
    if (fieldOf(status, "in_reply_to_id") != parent || status.value(QLatin1StringView("reblog")).isObject())
        return false;
    const QString warning = fieldOf(status, "spoiler_text");
    if (warning.trimmed() != standingOf(post, warning).warning)
        return false;
    const QString visibility = post.options.value(option::visibility).toString();
    if (!visibility.isEmpty() && !isAtMost(fieldOf(status, "visibility"), visibility))
        return false;
    const QJsonObject poll = status.value(QLatin1StringView("poll")).toObject();
    // Servers without polls leave them out; another poll is another post.
    if (!poll.isEmpty() && pollOptions(poll) != pollOptions(pollOf(post)))
        return false;
    const auto media = status.value(QLatin1StringView("media_attachments")).toArray().size();
    return size_t(media) == post.media.size();
}
} // namespace

QString quotedAddress(const OutgoingPost &post)
{
    return post.answers ? QString() : post.options.value(option::quote).toString();
}

QString statusLanguage(const OutgoingPost &post)
{
    const QStringList chosen = postLanguages(post.options);
    const QString tag = (chosen.isEmpty() ? post.languages : chosen).value(0);
    return isLanguageTag(tag) ? tag.section(u'-', 0, 0).toLower() : QString();
}

QJsonObject statusBody(const OutgoingPost &post, const MastodonAnswers &answers)
{
    QJsonObject body;
    if (!post.text.isEmpty() || answers.mediaIds.isEmpty())
        body.insert(QStringLiteral("status"), post.text);
    if (!answers.mediaIds.isEmpty())
        body.insert(QStringLiteral("media_ids"), QJsonArray::fromStringList(answers.mediaIds));
    if (post.answers)
        body.insert(QStringLiteral("in_reply_to_id"), post.answers->parentId);
    if (const QString visibility = post.options.value(option::visibility).toString(); !visibility.isEmpty())
        body.insert(QStringLiteral("visibility"), visibility);
    if (const QString warning = warningOf(post); !warning.isEmpty())
        body.insert(QStringLiteral("spoiler_text"), warning);
    if (isSensitive(post))
        body.insert(QStringLiteral("sensitive"), true);
    if (const QString language = statusLanguage(post); !language.isEmpty())
        body.insert(QStringLiteral("language"), language);
    if (const QJsonObject poll = pollOf(post); !poll.isEmpty())
        body.insert(QStringLiteral("poll"), pollBody(poll, secondsOf(poll)));
    if (!answers.quotedId.isEmpty())
        body.insert(QStringLiteral("quoted_status_id"), answers.quotedId);
    return body;
}

QJsonObject scheduledBody(const OutgoingPost &post, const MastodonAnswers &answers, Instant at)
{
    QJsonObject body = statusBody(post, answers);
    body.insert(QStringLiteral("scheduled_at"), at.toIso());
    return body;
}

QJsonObject editBody(const OutgoingPost &post, const MastodonAnswers &answers, const QJsonObject &before,
                     Instant serverNow)
{
    // What is left out is taken away there, or stays; so all is said.
    QJsonObject body{{QStringLiteral("status"), post.text},
                     {QStringLiteral("spoiler_text"), warningOf(post)},
                     {QStringLiteral("sensitive"), isSensitive(post) || !warningOf(post).isEmpty()},
                     {QStringLiteral("media_ids"), QJsonArray::fromStringList(answers.mediaIds)}};
    if (const QString language = statusLanguage(post); !language.isEmpty())
        body.insert(QStringLiteral("language"), language);
    const QJsonObject poll = pollOf(post);
    if (poll.isEmpty())
        return body;
    qint64 seconds = secondsOf(poll);
    const QJsonObject there = before.value(QLatin1StringView("poll")).toObject();
    const auto ends = timeOf(there, QLatin1StringView("expires_at"));
    if (ends && pollOptions(there) == pollOptions(poll)) {
        constexpr qint64 shortest = 300;
        seconds = std::max(shortest, qint64((*ends - serverNow).count() / 1000));
    }
    body.insert(QStringLiteral("poll"), pollBody(poll, seconds));
    body.remove(QStringLiteral("media_ids"));
    return body;
}

std::optional<Error> editProblem(const OutgoingPost &post, const QJsonObject &before, Instant serverNow)
{
    const QJsonObject there = before.value(QLatin1StringView("poll")).toObject();
    const auto ends = timeOf(there, QLatin1StringView("expires_at"));
    if (pollOf(post).isEmpty() || !ends || *ends > serverNow)
        return std::nullopt;
    return Error{ErrorCode::NotAllowed,
                 Words::tr("The poll of this post is over."),
                 Words::tr("Changing the post would open it again."),
                 Words::tr("Leave the post as it is, or write another."),
                 {}};
}

std::optional<Error> statusProblem(const OutgoingPost &post, const NetworkRules &rules,
                                   const AccountLimits &limits)
{
    if (post.text.trimmed().isEmpty() && post.media.empty()) {
        return Error{ErrorCode::InvalidInput,
                     Words::tr("There is nothing to send."),
                     {},
                     Words::tr("Write a text or add a picture."),
                     {}};
    }
    const Limit &most = rules.media.maxTotal;
    if (most && qint64(post.media.size()) > most->value) {
        return Error{ErrorCode::InvalidInput,
                     Words::tr("There are too many pictures for this server."),
                     Words::tr("There is room for %n picture(s) only.", nullptr, int(most->value)),
                     Words::tr("Take some out."),
                     {}};
    }
    return pollProblem(post, limits);
}

std::optional<Instant> timeOf(const QJsonObject &object, QLatin1StringView field)
{
    const QDateTime time = QDateTime::fromString(object.value(field).toString(), Qt::ISODateWithMs);
    return time.isValid() ? std::optional(Instant::fromDateTime(time)) : std::nullopt;
}

Result<PublishedPost> readStatus(const QJsonObject &status)
{
    PublishedPost post;
    post.remoteId = fieldOf(status, "id");
    if (post.remoteId.isEmpty() || !status.contains(QLatin1StringView("content"))) {
        return fail(ErrorCode::BadAnswer, Words::tr("The server did not say what became of the post."),
                    Words::tr("Its answer is not that of a Mastodon server."),
                    Words::tr("Check the address of the server."));
    }
    // A post that only its own server may show has no page.
    for (const char *field : {"url", "uri"}) {
        const QUrl url(fieldOf(status, field), QUrl::StrictMode);
        const bool isWeb =
            url.scheme() == QLatin1StringView("https") || url.scheme() == QLatin1StringView("http");
        if (post.url.isEmpty() && url.isValid() && isWeb)
            post.url = url;
    }
    post.at = timeOf(status, QLatin1StringView("created_at"));
    post.revision = fieldOf(status, "edited_at");
    if (post.revision.isEmpty())
        post.revision = fieldOf(status, "created_at");
    return post;
}

QString textThere(const QJsonObject &status, const OutgoingPost &post)
{
    return standingOf(post, fieldOf(status, "spoiler_text")).text;
}

Likeness likeness(const QJsonObject &status, const OutgoingPost &post)
{
    if (!surroundingsFit(status, post))
        return Likeness::Other;
    const QString sent = mastodonSkeleton(textThere(status, post));
    // Some servers give the text as it was written along with their own posts.
    if (const QString written = fieldOf(status, "text"); !written.isEmpty())
        return mastodonSkeleton(written) == sent ? Likeness::Same : Likeness::Other;
    const QString shown = mastodonPlainText(fieldOf(status, "content"));
    if (mastodonSkeleton(shown) == sent)
        return Likeness::Same;
    // Rendered in a way that is not known here, or another text.
    return Likeness::Unclear;
}

bool looksAlike(const QJsonObject &status, const OutgoingPost &post)
{
    constexpr qsizetype enough = 8;
    const QString shown = mastodonBareSkeleton(mastodonPlainText(fieldOf(status, "content"))).toCaseFolded();
    const QString sent = mastodonBareSkeleton(textThere(status, post)).toCaseFolded();
    return shown.left(enough) == sent.left(enough) || shown.right(enough) == sent.right(enough);
}

bool isSource(const QJsonObject &source, const OutgoingPost &post)
{
    return mastodonSkeleton(fieldOf(source, "text")) == mastodonSkeleton(textThere(source, post));
}

bool isWaiting(const QJsonObject &scheduled, const OutgoingPost &post)
{
    const QJsonObject params = scheduled.value(QLatin1StringView("params")).toObject();
    const auto media = scheduled.value(QLatin1StringView("media_attachments")).toArray().size();
    const QString warning = fieldOf(params, "spoiler_text");
    const Standing there = standingOf(post, warning);
    return mastodonSkeleton(fieldOf(params, "text")) == mastodonSkeleton(there.text) &&
           warning.trimmed() == there.warning && size_t(media) == post.media.size();
}

} // namespace hatstand::networks
