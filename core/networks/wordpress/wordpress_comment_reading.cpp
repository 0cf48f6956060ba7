// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/wordpress/wordpress_comment_reading.h"

#include "net/json.h"
#include "networks/html_names.h"
#include "networks/wordpress/wordpress_errors.h"
#include "networks/wordpress/wordpress_records.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>
#include <limits>

namespace hatstand::networks
{

namespace
{
/// So many are compared with how they stood before.
constexpr size_t mostKnown = 200;
/// A user may have been given more rights.
constexpr int roundsUntilRightsAreTried = 50;

QString fieldOf(const QJsonObject &object, const char *name)
{
    return object.value(QLatin1StringView(name)).toString();
}

qint64 numberOf(const QJsonObject &object, const char *name)
{
    return object.value(QLatin1StringView(name)).toInteger();
}

QUrl webUrl(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    const bool isWeb =
        url.scheme() == QLatin1StringView("https") || url.scheme() == QLatin1StringView("http");
    return isWeb && !url.host().isEmpty() ? url : QUrl();
}

/// The largest; sites without pictures of people send none.
QUrl avatarOf(const QJsonObject &comment)
{
    const QJsonObject bySize = comment.value(QLatin1StringView("author_avatar_urls")).toObject();
    int largest = 0;
    QUrl found;
    for (auto it = bySize.begin(); it != bySize.end(); ++it) {
        if (const int size = it.key().toInt(); size > largest) {
            largest = size;
            found = webUrl(it.value().toString());
        }
    }
    return found;
}

/// Who has no account on the site is the same person where name, address and page are the same. Twelve bytes
/// of a hash tell them apart; the e-mail address cannot be read out of it.
QString guestId(const QJsonObject &comment)
{
    QByteArray all;
    for (const char *field : {"author_name", "author_email", "author_url"}) {
        all += fieldOf(comment, field).trimmed().toLower().toUtf8();
        all += '\n';
    }
    constexpr qsizetype hashBytes = 12;
    return QStringLiteral("guest-") +
           QString::fromLatin1(
               QCryptographicHash::hash(all, QCryptographicHash::Sha256).first(hashBytes).toHex());
}

Speaker speakerOf(const QJsonObject &comment)
{
    Speaker speaker;
    const qint64 account = numberOf(comment, "author");
    speaker.remoteId = account > 0 ? QString::number(account) : guestId(comment);
    speaker.displayName = plainWords(fieldOf(comment, "author_name"));
    speaker.handle = speaker.displayName;
    speaker.page = webUrl(fieldOf(comment, "author_url"));
    speaker.picture = avatarOf(comment);
    return speaker;
}

/// 0: it stands for none.
char32_t characterOf(const QRegularExpressionMatch &entity)
{
    static const std::map<QString, char32_t> ofMarkup{{QStringLiteral("amp"), U'&'},
                                                      {QStringLiteral("lt"), U'<'},
                                                      {QStringLiteral("gt"), U'>'},
                                                      {QStringLiteral("quot"), U'"'},
                                                      {QStringLiteral("apos"), U'\''}};
    if (entity.hasCaptured(3)) {
        const auto found = ofMarkup.find(entity.captured(3));
        return found != ofMarkup.end() ? found->second : namedCharacter(entity.capturedView(3));
    }
    const bool isHex = entity.hasCaptured(2);
    const uint code = isHex ? entity.capturedView(2).toUInt(nullptr, 16) : entity.capturedView(1).toUInt();
    constexpr uint highest = 0x10FFFF;
    return code <= highest ? code : 0;
}

bool isWaiting(const QString &status)
{
    return status == QLatin1StringView("hold");
}
} // namespace

QString plainWords(const QString &html)
{
    static const QRegularExpression entity(
        QStringLiteral("&(?:#(\\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]{2,8}));"));
    const QString words = plainServerWords(html);
    QString plain;
    qsizetype from = 0;
    auto matches = entity.globalMatch(words);
    while (matches.hasNext()) {
        const auto match = matches.next();
        plain += QStringView(words).sliced(from, match.capturedStart() - from);
        from = match.capturedEnd();
        const char32_t code = characterOf(match);
        plain += code > 0 ? QString::fromUcs4(&code, 1) : match.captured();
    }
    plain += QStringView(words).sliced(from);
    return plain.simplified();
}

std::optional<WordPressComment> readWordPressComment(const QJsonObject &object, const QString &ownId)
{
    WordPressComment comment;
    comment.id = numberOf(object, "id");
    comment.parent = std::max<qint64>(0, numberOf(object, "parent"));
    comment.post = numberOf(object, "post");
    comment.status = fieldOf(object, "status");
    const auto at = parseWordPressTime(fieldOf(object, "date_gmt"));
    const QString type = fieldOf(object, "type");
    const bool isOfPerson = type.isEmpty() || type == QLatin1StringView("comment");
    if (comment.id <= 0 || !at || !isOfPerson)
        return std::nullopt;
    IncomingMessage &message = comment.message;
    message.remoteId = commentRemoteId(comment.id);
    message.url = webUrl(fieldOf(object, "link"));
    message.channel = Channel::Comment;
    message.from = speakerOf(object);
    message.at = *at;
    message.html =
        object.value(QLatin1StringView("content")).toObject().value(QLatin1StringView("rendered")).toString();
    if (comment.parent > 0)
        message.answersId = commentRemoteId(comment.parent);
    // Until its article is known: its own address is that of the article, with a mark in it.
    message.about = message.url.adjusted(QUrl::RemoveFragment);
    message.isOurs = message.from.remoteId == ownId;
    message.waitsForApproval = isWaiting(comment.status);
    return comment;
}

std::map<qint64, WordPressArticle> readArticles(const std::vector<QJsonObject> &objects)
{
    std::map<qint64, WordPressArticle> articles;
    for (const QJsonObject &object : objects) {
        const QString title = object.value(QLatin1StringView("title"))
                                  .toObject()
                                  .value(QLatin1StringView("rendered"))
                                  .toString();
        const qint64 id = numberOf(object, "id");
        if (id > 0)
            articles[id] = {webUrl(fieldOf(object, "link")), plainWords(title)};
    }
    return articles;
}

std::optional<CommentStanding> readStanding(const QJsonObject &object)
{
    CommentStanding standing;
    standing.id = numberOf(object, "id");
    standing.waits = isWaiting(fieldOf(object, "status"));
    standing.at = parseWordPressTime(fieldOf(object, "date_gmt"));
    return standing.id > 0 ? std::optional(standing) : std::nullopt;
}

WordPressHearing::Step WordPressHearing::advance(const std::vector<CommentStanding> &page, bool isLast,
                                                 Instant since)
{
    Step step;
    const bool isNewest = !isUnderWay;
    // All of a page is older than what was seen last: something was deleted, and more than pages overlap.
    if (isUnderWay && offset > 0 && !page.empty() && page.front().id < lowest) {
        offset = std::max<qint64>(0, offset - commentPageSize);
        step.hasMore = true;
        return step;
    }
    if (isNewest)
        top = known.empty() ? 0 : known.rbegin()->first;
    const qint64 from = isNewest ? std::numeric_limits<qint64>::max() : lowest;
    bool isAtEnd = isLast || page.empty() || (floor && page.back().id <= top);
    std::optional<qint64> tooOld;
    for (const CommentStanding &one : page) {
        if (one.id >= from)
            continue;
        if (floor && one.id < *floor) {
            isAtEnd = true;
            break;
        }
        if (!floor && one.at && *one.at < since) {
            isAtEnd = true;
            tooOld = one.id;
            break;
        }
        lowest = one.id;
        const auto there = known.find(one.id);
        if (there == known.end() || there->second != one.waits)
            step.fresh.push_back(one.id);
    }
    if (isNewest) {
        const qint64 down = isLast ? 0 : page.empty() ? from : page.back().id;
        for (const auto &[id, waits] : known) {
            const bool isThere = std::any_of(page.begin(), page.end(),
                                             [wanted = id](const auto &one) { return one.id == wanted; });
            if (id >= down && !isThere)
                step.vanished.push_back(id);
        }
    }
    if (isAtEnd) {
        if (!floor)
            floor = tooOld ? *tooOld + 1 : 0;
        end();
    } else {
        isUnderWay = true;
        offset += commentPageStep;
        step.hasMore = true;
    }
    return step;
}

void WordPressHearing::note(const WordPressComment &comment)
{
    const auto there = known.find(comment.id);
    const auto newer = std::distance(known.upper_bound(comment.id), known.end());
    // What lies further down than what is compared is above the floor to be, and not needed.
    if (there != known.end())
        there->second = isWaiting(comment.status);
    else if (newer < static_cast<qsizetype>(mostKnown))
        known.emplace(comment.id, isWaiting(comment.status));
    if (isUnderWay)
        return;
    while (known.size() > mostKnown)
        known.erase(known.begin());
    if (floor && known.size() == mostKnown)
        floor = std::max(*floor, known.begin()->first);
}

void WordPressHearing::end()
{
    isUnderWay = false;
    offset = 0;
    lowest = 0;
    top = 0;
    if (++rounds % roundsUntilRightsAreTried == 0)
        access = Access::Everything;
}

QString toText(const WordPressHearing &hearing)
{
    QJsonArray approved;
    QJsonArray waiting;
    for (const auto &[id, waits] : hearing.known)
        (waits ? waiting : approved).append(id);
    QJsonObject object{{QStringLiteral("access"), static_cast<int>(hearing.access)},
                       {QStringLiteral("rounds"), hearing.rounds},
                       {QStringLiteral("approved"), approved},
                       {QStringLiteral("waiting"), waiting}};
    if (hearing.floor)
        object.insert(QStringLiteral("floor"), *hearing.floor);
    if (hearing.isUnderWay) {
        object.insert(QStringLiteral("offset"), hearing.offset);
        object.insert(QStringLiteral("lowest"), hearing.lowest);
        object.insert(QStringLiteral("top"), hearing.top);
    }
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

WordPressHearing wordPressHearing(const QString &text)
{
    WordPressHearing hearing;
    const auto object = net::parseJsonObject(text.toUtf8());
    if (!object)
        return hearing;
    const qint64 access = numberOf(*object, "access");
    if (access >= 0 && access <= static_cast<int>(WordPressHearing::Access::PublicOnly))
        hearing.access = static_cast<WordPressHearing::Access>(access);
    hearing.rounds = static_cast<int>(std::clamp<qint64>(numberOf(*object, "rounds"), 0, 1'000'000));
    for (const bool waits : {false, true}) {
        const QJsonArray ids =
            object->value(waits ? QLatin1StringView("waiting") : QLatin1StringView("approved")).toArray();
        for (const QJsonValue id : ids) {
            if (id.toInteger() > 0)
                hearing.known.emplace(id.toInteger(), waits);
        }
    }
    if (object->contains(QLatin1StringView("floor")))
        hearing.floor = std::max<qint64>(0, numberOf(*object, "floor"));
    hearing.offset = std::max<qint64>(0, numberOf(*object, "offset"));
    hearing.lowest = std::max<qint64>(0, numberOf(*object, "lowest"));
    hearing.top = std::max<qint64>(0, numberOf(*object, "top"));
    hearing.isUnderWay = hearing.lowest > 0;
    if (!hearing.isUnderWay) {
        hearing.offset = 0;
        hearing.top = 0;
    }
    return hearing;
}

} // namespace hatstand::networks
