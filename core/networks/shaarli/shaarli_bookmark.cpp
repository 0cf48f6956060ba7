// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/shaarli/shaarli_bookmark.h"

#include "net/json.h"
#include "net/url_rules.h"
#include "networks/article/article_hashtags.h"
#include "networks/post_options.h"
#include "networks/text_measure.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QRegularExpression>

#include <algorithm>

namespace hatstand::networks
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::networks)
};

constexpr qint64 second = 1000;
const QString keyForm = QStringLiteral("yyyyMMddHHmmss");

Error unusable(const QString &what, const QString &why, const QString &remedy)
{
    return {ErrorCode::InvalidInput, what, why, remedy, {}};
}

QString firstLink(const QString &text)
{
    for (const TextEntity &entity : findEntities(text, EntityRule::Common)) {
        if (entity.kind == EntityKind::Link)
            return entity.value;
    }
    return {};
}

/// The address that is bookmarked, encoded; empty: there is none.
Result<QString> linkOf(const OutgoingPost &post)
{
    const QString chosen = post.options[option::link].toString().trimmed();
    const QString link = chosen.isEmpty() ? firstLink(post.text) : chosen;
    if (link.isEmpty())
        return QString();
    const auto address = net::webAddress(link);
    if (!address) {
        return fail(unusable(Words::tr("\"%1\" cannot be bookmarked.").arg(link.left(100)),
                             Words::tr("It is not the address of a page."),
                             Words::tr("Correct the link of this post.")));
    }
    return QString::fromLatin1(address->toEncoded());
}

/// The text in lines, without those that are nothing but the link.
QStringList linesWithout(const QString &text, const QString &link)
{
    QStringList lines = text.split(u'\n');
    const auto isTheLink = [&link](const QString &line) {
        const QString trimmed = line.trimmed();
        const auto address = trimmed.isEmpty() ? std::nullopt : net::webAddress(trimmed);
        return address && QString::fromLatin1(address->toEncoded()) == link;
    };
    if (!link.isEmpty())
        lines.removeIf(isTheLink);
    return lines;
}

/// A tag as Shaarli knows them: one word, without the sign, and no minus before it (which would mean "not").
QString tidyTag(const QString &typed)
{
    static const QRegularExpression gaps(QStringLiteral("[\\s,]+"));
    QString tag = typed.trimmed();
    while (tag.startsWith(u'#') || tag.startsWith(u'-'))
        tag.remove(0, 1);
    return tag.trimmed().replace(gaps, QStringLiteral("-"));
}

QStringList tagsOf(const OutgoingPost &post)
{
    QStringList tags;
    const auto add = [&tags](const QString &typed) {
        const QString tag = tidyTag(typed);
        if (!tag.isEmpty() && !tags.contains(tag, Qt::CaseInsensitive))
            tags << tag;
    };
    for (const QJsonValue chosen : post.options[option::tags].toArray())
        add(chosen.toString());
    const QStringList inText = articleHashtags(post.text);
    for (const QString &tag : inText)
        add(tag);
    return tags;
}

/// ISO 8601 with a zone and without fractions: the only form that Shaarli reads.
QString atomTime(Instant at)
{
    return at.toUtc().toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss")) + QStringLiteral("+00:00");
}
} // namespace

QString toText(const ShaarliCredential &credential)
{
    const QJsonObject object{{QStringLiteral("server"), credential.server.toString()},
                             {QStringLiteral("secret"), credential.secret}};
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

std::optional<ShaarliCredential> shaarliCredential(const QString &text)
{
    const QJsonObject object = QJsonDocument::fromJson(text.toUtf8()).object();
    ShaarliCredential credential{QUrl(object[QLatin1StringView("server")].toString(), QUrl::StrictMode),
                                 object[QLatin1StringView("secret")].toString()};
    if (net::addressProblem(credential.server) || credential.secret.isEmpty())
        return std::nullopt;
    return credential;
}

Result<QUrl> shaarliServer(const QUrl &typed)
{
    // Pages of a Shaarli that people have before them when they copy its address.
    static const QRegularExpression page(
        QStringLiteral("/(index\\.php|api/v1|admin|login|shaare|tags|picture-wall|daily|feed)(/.*)?$"));
    QUrl server = typed;
    if (server.scheme().isEmpty() || server.host().isEmpty())
        server = net::webAddress(typed.toString()).value_or(QUrl());
    // Who typed "http://" by habit means the same place; nothing is sent without protection.
    if (server.scheme() == QLatin1StringView("http") && !net::isLoopbackHost(server.host()))
        server.setScheme(QStringLiteral("https"));
    if (auto problem = net::addressProblem(server))
        return fail(std::move(*problem));
    server = server.adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment);
    QString path = server.path(QUrl::FullyEncoded).remove(page);
    while (path.endsWith(u'/'))
        path.chop(1);
    server.setPath(path, QUrl::StrictMode);
    return server;
}

QString ShaarliKeys::next(Instant now)
{
    m_lastSecond = std::max(m_lastSecond + 1, now.milliseconds() / second);
    const Instant at = Instant::fromMilliseconds(m_lastSecond * second);
    // Keys of other programs at the same second are other keys, although they name the same second.
    return at.toUtc().toString(keyForm) +
           QStringLiteral("-%1").arg(QRandomGenerator::global()->generate(), 7, 36, QLatin1Char('0'));
}

Instant createdOfKey(const QString &key, Instant otherwise)
{
    // By its parts: taken for local time, an hour that the clock change leaves out is another.
    const QString stamp = key.section(u'-', 0, 0);
    const QDate day = QDate::fromString(stamp.left(8), QStringLiteral("yyyyMMdd"));
    const QTime time = QTime::fromString(stamp.mid(8), QStringLiteral("HHmmss"));
    if (day.isValid() && time.isValid())
        return Instant::fromDateTime(QDateTime(day, time, Qt::UTC));
    return Instant::fromMilliseconds(otherwise.milliseconds() / second * second);
}

Result<ShaarliBookmark> shaarliBookmark(const OutgoingPost &post)
{
    if (!post.media.empty()) {
        return fail(unusable(Words::tr("Shaarli keeps links and words, no pictures or videos."), {},
                             Words::tr("Take them out of this version.")));
    }
    const auto link = linkOf(post);
    if (!link)
        return fail(link.error());
    ShaarliBookmark bookmark;
    bookmark.link = *link;
    QStringList lines = linesWithout(post.text, *link);
    bookmark.title = post.options[option::title].toString().simplified();
    if (bookmark.title.isEmpty()) {
        const auto first = std::find_if(lines.begin(), lines.end(),
                                        [](const QString &line) { return !line.trimmed().isEmpty(); });
        // A line of its own is the title and nothing else; the beginning of a text stays there too.
        if (first != lines.end()) {
            QString line = *first;
            const bool isWhole = firstLink(line).isEmpty();
            if (!isWhole)
                line.remove(firstLink(line));
            bookmark.title = line.simplified();
            if (isWhole)
                lines.erase(lines.begin(), first + 1);
        }
    }
    bookmark.description = lines.join(u'\n').trimmed();
    if (bookmark.link.isEmpty() && bookmark.title.isEmpty() && bookmark.description.isEmpty()) {
        return fail(unusable(Words::tr("There is nothing to bookmark in this post."), {},
                             Words::tr("Give it a link, a title or a text.")));
    }
    bookmark.tags = tagsOf(post);
    bookmark.isPrivate = post.options[option::isPrivate].toBool();
    bookmark.created = createdOfKey(post.recordKey, post.createdAt);
    return bookmark;
}

QJsonObject toJson(const ShaarliBookmark &bookmark)
{
    return {{QStringLiteral("url"), bookmark.link},
            {QStringLiteral("title"), bookmark.title},
            {QStringLiteral("description"), bookmark.description},
            {QStringLiteral("tags"), QJsonArray::fromStringList(bookmark.tags)},
            {QStringLiteral("private"), bookmark.isPrivate},
            {QStringLiteral("created"), atomTime(bookmark.created)}};
}

QString searchTermFor(const ShaarliBookmark &bookmark)
{
    // Shaarli takes trackers out of the query and the fragment; what stands before them stays as it is.
    if (!bookmark.link.isEmpty()) {
        const QUrl address(bookmark.link, QUrl::StrictMode);
        const QUrl kept = address.adjusted(QUrl::RemoveScheme | QUrl::RemoveQuery | QUrl::RemoveFragment);
        return u'"' + QString::fromLatin1(kept.toEncoded()).remove(QLatin1StringView("//")) + u'"';
    }
    // Of a note, its longest word: signs have meanings of their own in a search.
    static const QRegularExpression word(QStringLiteral("[\\p{L}\\p{N}]+"));
    QString longest;
    for (auto match = word.globalMatch(bookmark.title + u' ' + bookmark.description); match.hasNext();) {
        const QString found = match.next().captured();
        if (found.size() > longest.size())
            longest = found;
    }
    return longest.isEmpty() ? QString() : u'"' + longest + u'"';
}

Result<ShaarliLink> readShaarliLink(const QJsonObject &answer)
{
    ShaarliLink link;
    const auto id = net::requireInteger(answer, QLatin1StringView("id"));
    if (!id)
        return fail(id.error());
    link.id = *id;
    link.title = answer[QLatin1StringView("title")].toString();
    link.shortUrl = answer[QLatin1StringView("shorturl")].toString();
    link.updated = answer[QLatin1StringView("updated")].toString();
    const QDateTime at = QDateTime::fromString(answer[QLatin1StringView("created")].toString(), Qt::ISODate);
    if (at.isValid())
        link.created = Instant::fromDateTime(at);
    return link;
}

bool isSame(const ShaarliLink &link, const ShaarliBookmark &bookmark)
{
    if (!link.created || *link.created != bookmark.created)
        return false;
    return !bookmark.link.isEmpty() || bookmark.title.isEmpty() || link.title == bookmark.title;
}

} // namespace hatstand::networks
