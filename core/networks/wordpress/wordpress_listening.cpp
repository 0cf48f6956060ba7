// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/wordpress/wordpress_listening.h"

#include "net/json.h"
#include "net/oauth.h"
#include "networks/wordpress/wordpress_errors.h"
#include "networks/wordpress/wordpress_records.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>

namespace hatstand::networks
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::networks)
};
using Access = WordPressHearing::Access;

const QString comments = QStringLiteral("wp/v2/comments");
/// Each is a call of its own; the rest has its turn in the next round.
constexpr size_t mostVanished = 10;
/// WordPress lets comments answer each other ten levels deep at most (option thread_comments_depth).
constexpr int mostLevels = 20;

Error noSuchComment()
{
    return {ErrorCode::NotFound,
            Words::tr("The comment is not there any more."),
            Words::tr("Somebody has deleted it on the site."),
            {},
            {}};
}

Error onlyWords()
{
    return {ErrorCode::NotAllowed, Words::tr("WordPress finds comments by words only."), {}, {}, {}};
}

QString idList(const std::vector<qint64> &ids)
{
    QStringList all;
    for (const qint64 id : ids)
        all << QString::number(id);
    return all.join(u',');
}

QUrlQuery query(const QList<net::FormField> &fields)
{
    QUrlQuery built;
    built.setQuery(QString::fromLatin1(net::formBody(fields)));
    return built;
}

QUrlQuery including(const std::vector<qint64> &ids)
{
    return query({{QStringLiteral("include"), idList(ids)}});
}

/// Of a list: one that is no object is left out.
Result<std::vector<QJsonObject>> objectsOf(const WordPressAnswer &answer)
{
    const QJsonDocument document = QJsonDocument::fromJson(answer.response.body);
    if (!answer.isSuccess() || !document.isArray())
        return answer.list();
    std::vector<QJsonObject> objects;
    const QJsonArray array = document.array();
    for (const QJsonValue one : array) {
        if (one.isObject())
            objects.push_back(one.toObject());
    }
    return objects;
}

bool isGone(const WordPressAnswer &answer)
{
    return (answer.response.status == 404 || answer.response.status == 410) &&
           answer.code == QLatin1StringView("rest_comment_invalid_id");
}

/// What is left to a user who may not do that; nothing when it is about something else.
std::optional<Access> lessAccess(const WordPressAnswer &answer, Access access)
{
    if (answer.response.status != 403)
        return std::nullopt;
    if (answer.code == QLatin1StringView("rest_forbidden_context") && access == Access::Everything)
        return Access::OwnArticles;
    if (answer.code == QLatin1StringView("rest_forbidden_param") && access != Access::PublicOnly)
        return Access::PublicOnly;
    return std::nullopt;
}

QString nameOf(Moderator::Verdict verdict)
{
    switch (verdict) {
    case Moderator::Verdict::Approved:
        return QStringLiteral("approved");
    case Moderator::Verdict::Held:
        return QStringLiteral("hold");
    case Moderator::Verdict::Spam:
        return QStringLiteral("spam");
    case Moderator::Verdict::Deleted:
        break;
    }
    return QStringLiteral("trash");
}

/// Below the one that has no parent among them, with what the thread begins with.
void nameRoots(std::vector<WordPressComment> &all)
{
    std::map<qint64, qint64> parents;
    for (const WordPressComment &one : all)
        parents[one.id] = one.parent;
    for (WordPressComment &one : all) {
        qint64 root = one.id;
        for (int level = 0; level < mostLevels && parents.contains(root) && parents[root] != 0; ++level)
            root = parents[root];
        if (root != one.id && parents.contains(root) && parents[root] == 0)
            one.message.rootId = commentRemoteId(root);
    }
}

qint64 numberOf(const QString &remoteId)
{
    return isCommentId(remoteId) ? routeOf(remoteId).section(u'/', -1).toLongLong() : 0;
}

Heard heardOf(std::vector<WordPressComment> all)
{
    Heard heard;
    for (WordPressComment &one : all)
        heard.messages.push_back(std::move(one.message));
    return heard;
}
} // namespace

QCoro::Task<Result<WordPressAnswer>> WordPressListening::list(WordPressCredential credential, QUrlQuery query,
                                                              WordPressHearing::Access *access,
                                                              CancelToken cancel)
{
    const auto self = shared_from_this();
    for (;;) {
        QUrlQuery allowed = query;
        if (*access == Access::Everything)
            allowed.addQueryItem(QStringLiteral("context"), QStringLiteral("edit"));
        if (*access != Access::PublicOnly)
            allowed.addQueryItem(QStringLiteral("status"), QStringLiteral("all"));
        const WordPressCall call = WordPressCall::ask(comments, allowed, net::Purpose::ReadMentions);
        auto answer = co_await m_client->call(credential, call, cancel);
        if (!answer)
            co_return answer;
        const auto less = lessAccess(*answer, *access);
        if (!less)
            co_return answer;
        *access = *less;
    }
}

QCoro::Task<Result<WordPressListening::Comments>> WordPressListening::read(WordPressCredential credential,
                                                                           QString ownId, QUrlQuery which,
                                                                           WordPressHearing::Access *access,
                                                                           CancelToken cancel)
{
    const auto self = shared_from_this();
    which.addQueryItem(QStringLiteral("per_page"), QString::number(commentPageSize));
    which.addQueryItem(QStringLiteral("_fields"), QString(commentFields));
    const auto answer = co_await list(credential, which, access, cancel);
    if (!answer)
        co_return fail(answer.error());
    const auto objects = objectsOf(*answer);
    if (!objects)
        co_return fail(objects.error());
    Comments all;
    for (const QJsonObject &object : *objects) {
        if (auto comment = readWordPressComment(object, ownId))
            all.push_back(std::move(*comment));
    }
    co_return all;
}

QCoro::Task<Result<WordPressListening::Comments>> WordPressListening::placed(WordPressCredential credential,
                                                                             Comments all, CancelToken cancel)
{
    const auto self = shared_from_this();
    nameRoots(all);
    std::vector<qint64> wanted;
    for (const WordPressComment &one : all) {
        if (one.post > 0 && std::find(wanted.begin(), wanted.end(), one.post) == wanted.end())
            wanted.push_back(one.post);
    }
    std::map<qint64, WordPressArticle> articles;
    const QStringList kinds{QStringLiteral("wp/v2/posts"), QStringLiteral("wp/v2/pages")};
    for (const QString &kind : kinds) {
        std::erase_if(wanted, [&articles](qint64 id) { return articles.contains(id); });
        if (wanted.empty())
            break;
        QUrlQuery ids = including(wanted);
        ids.addQueryItem(QStringLiteral("per_page"), QString::number(commentPageSize));
        ids.addQueryItem(QStringLiteral("_fields"), QStringLiteral("id,link,title"));
        const WordPressCall call = WordPressCall::ask(kind, ids, net::Purpose::ReadMentions);
        const auto answer = co_await m_client->call(credential, call, cancel);
        if (!answer)
            co_return fail(answer.error());
        // A comment can do without the name of its article.
        if (const auto objects = objectsOf(*answer))
            articles.merge(readArticles(*objects));
    }
    for (WordPressComment &one : all) {
        const auto article = articles.find(one.post);
        if (article == articles.end())
            continue;
        one.message.aboutTitle = article->second.title;
        if (!article->second.link.isEmpty())
            one.message.about = article->second.link;
    }
    co_return all;
}

QCoro::Task<Result<QString>> WordPressListening::statusOf(WordPressCredential credential, qint64 id,
                                                          CancelToken cancel)
{
    const auto self = shared_from_this();
    const WordPressCall call = WordPressCall::ask(
        routeOf(commentRemoteId(id)), query({{QStringLiteral("_fields"), QStringLiteral("id,status")}}),
        net::Purpose::ReadMentions);
    const auto answer = co_await m_client->call(credential, call, cancel);
    if (!answer)
        co_return fail(answer.error());
    // What was in the list and may not be read any more lies where only those who moderate see it.
    const bool isHidden =
        answer->response.status == 403 && answer->code.startsWith(QLatin1StringView("rest_cannot_read"));
    if (isGone(*answer) || isHidden)
        co_return QString();
    const auto object = answer->object();
    if (!object)
        co_return fail(object.error());
    co_return net::requireString(*object, QLatin1StringView("status"));
}

QCoro::Task<Result<Heard>> WordPressListening::listen(AccountIdentity account, QString cursor, Instant since,
                                                      CancelToken cancel)
{
    const auto self = shared_from_this();
    const auto credential = co_await m_client->open(account);
    if (!credential)
        co_return fail(credential.error());
    WordPressHearing hearing = wordPressHearing(cursor);
    const qint64 offset = hearing.offset;
    const QUrlQuery newest = query({{QStringLiteral("orderby"), QStringLiteral("id")},
                                    {QStringLiteral("order"), QStringLiteral("desc")},
                                    {QStringLiteral("per_page"), QString::number(commentPageSize)},
                                    {QStringLiteral("offset"), QString::number(offset)},
                                    {QStringLiteral("_fields"), QStringLiteral("id,status,date_gmt")}});
    const auto answer = co_await list(*credential, newest, &hearing.access, cancel);
    if (!answer)
        co_return fail(answer.error());
    const auto objects = objectsOf(*answer);
    if (!objects)
        co_return fail(objects.error());
    std::vector<CommentStanding> page;
    for (const QJsonObject &object : *objects) {
        if (const auto standing = readStanding(object))
            page.push_back(*standing);
    }
    bool isNumber = false;
    const qint64 total =
        answer->response.header(QByteArrayLiteral("X-WP-Total")).trimmed().toLongLong(&isNumber);
    const WordPressHearing::Step step =
        hearing.advance(page, isNumber && offset + commentPageSize >= total, since);
    Comments all;
    if (!step.fresh.empty()) {
        auto fresh =
            co_await read(*credential, account.remoteId, including(step.fresh), &hearing.access, cancel);
        if (!fresh)
            co_return fail(std::move(fresh.error()));
        for (const WordPressComment &one : *fresh)
            hearing.note(one);
        auto named = co_await placed(*credential, std::move(*fresh), cancel);
        if (!named)
            co_return fail(std::move(named.error()));
        all = std::move(*named);
    }
    Heard heard = heardOf(std::move(all));
    for (size_t i = 0; i < std::min(step.vanished.size(), mostVanished); ++i) {
        const qint64 id = step.vanished[i];
        const auto status = co_await statusOf(*credential, id, cancel);
        if (!status)
            co_return fail(status.error());
        // A page that is older than it should be, out of a cache, does not make it gone.
        if (*status == QLatin1StringView("approved") || *status == QLatin1StringView("hold"))
            continue;
        hearing.known.erase(id);
        heard.goneIds.push_back(commentRemoteId(id));
    }
    heard.cursor = toText(hearing);
    heard.hasMore = step.hasMore;
    co_return heard;
}

QCoro::Task<Result<Heard>> WordPressListening::readThread(AccountIdentity account, QString remoteId,
                                                          CancelToken cancel)
{
    const auto self = shared_from_this();
    const auto credential = co_await m_client->open(account);
    if (!credential)
        co_return fail(credential.error());
    Access access = Access::Everything;
    Comments all;
    QSet<qint64> seen;
    // Up to the one that answers the post …
    qint64 next = numberOf(remoteId);
    for (int level = 0; level < mostLevels && next > 0 && !seen.contains(next); ++level) {
        const std::vector<qint64> one{next};
        auto found = co_await read(*credential, account.remoteId, including(one), &access, cancel);
        if (!found)
            co_return fail(std::move(found.error()));
        if (found->empty())
            break;
        seen.insert(next);
        next = found->front().parent;
        all.insert(all.begin(), std::move(found->front()));
    }
    if (all.empty())
        co_return fail(noSuchComment());
    // … and down to the last answers.
    std::vector<qint64> above{all.front().id};
    for (int level = 0; level < mostLevels && !above.empty(); ++level) {
        const QUrlQuery below = query({{QStringLiteral("parent"), idList(above)},
                                       {QStringLiteral("orderby"), QStringLiteral("id")},
                                       {QStringLiteral("order"), QStringLiteral("asc")}});
        const auto found = co_await read(*credential, account.remoteId, below, &access, cancel);
        if (!found)
            co_return fail(found.error());
        above.clear();
        for (const WordPressComment &one : *found) {
            above.push_back(one.id);
            if (!seen.contains(one.id))
                all.push_back(one);
            seen.insert(one.id);
        }
    }
    auto named = co_await placed(*credential, std::move(all), cancel);
    if (!named)
        co_return fail(std::move(named.error()));
    co_return heardOf(std::move(*named));
}

QCoro::Task<Result<Heard>> WordPressListening::search(AccountIdentity account, SearchRequest request,
                                                      CancelToken cancel)
{
    const auto self = shared_from_this();
    if (request.words.trimmed().isEmpty() || !request.hashtag.isEmpty())
        co_return fail(onlyWords());
    const auto credential = co_await m_client->open(account);
    if (!credential)
        co_return fail(credential.error());
    WordPressHearing hearing = wordPressHearing(request.cursor);
    const qint64 offset = hearing.offset;
    const QUrlQuery found = query({{QStringLiteral("search"), request.words.trimmed()},
                                   {QStringLiteral("orderby"), QStringLiteral("id")},
                                   {QStringLiteral("order"), QStringLiteral("desc")},
                                   {QStringLiteral("offset"), QString::number(offset)}});
    auto page = co_await read(*credential, account.remoteId, found, &hearing.access, cancel);
    if (!page)
        co_return fail(std::move(page.error()));
    std::vector<CommentStanding> standings;
    for (const WordPressComment &one : *page)
        standings.push_back({one.id, one.message.waitsForApproval, one.message.at});
    const WordPressHearing::Step step = hearing.advance(standings, false, request.since);
    std::erase_if(*page, [&step](const WordPressComment &one) {
        return std::find(step.fresh.begin(), step.fresh.end(), one.id) == step.fresh.end();
    });
    for (const WordPressComment &one : *page)
        hearing.note(one);
    auto named = co_await placed(*credential, std::move(*page), cancel);
    if (!named)
        co_return fail(std::move(named.error()));
    Heard heard = heardOf(std::move(*named));
    for (IncomingMessage &message : heard.messages)
        message.channel = Channel::Said;
    heard.cursor = toText(hearing);
    heard.hasMore = step.hasMore;
    co_return heard;
}

QCoro::Task<Result<void>> WordPressListening::judge(AccountIdentity account, QString remoteId,
                                                    Moderator::Verdict verdict, CancelToken cancel)
{
    const auto self = shared_from_this();
    const auto credential = co_await m_client->open(account);
    if (!credential)
        co_return fail(credential.error());
    if (numberOf(remoteId) == 0)
        co_return fail(noSuchComment());
    const QString route = routeOf(remoteId);
    const QString wanted = nameOf(verdict);
    const bool mayBeGone = verdict == Moderator::Verdict::Deleted;
    const WordPressCall ask = WordPressCall::ask(
        route, query({{QStringLiteral("_fields"), QStringLiteral("id,status")}}), net::Purpose::ReadMentions);
    const WordPressCall change =
        WordPressCall::tell(route, {{QStringLiteral("status"), wanted}}, net::Purpose::EditPost);
    // The site refuses to make something what it is already, with the status of a server in trouble; another
    // may have been faster.
    for (bool wasRefused = false;; wasRefused = true) {
        const auto there = co_await m_client->call(*credential, ask, cancel);
        if (!there)
            co_return fail(there.error());
        if (isGone(*there) && mayBeGone)
            co_return Result<void>();
        if (isGone(*there))
            co_return fail(noSuchComment());
        const auto object = there->object();
        if (!object)
            co_return fail(object.error());
        if (object->value(QLatin1StringView("status")).toString() == wanted)
            co_return Result<void>();
        const auto changed = co_await m_client->call(*credential, change, cancel);
        if (!changed)
            co_return fail(changed.error());
        if (changed->isSuccess())
            co_return Result<void>();
        const bool isSame = changed->code == QLatin1StringView("rest_comment_failed_edit");
        if (wasRefused || !(isSame || isGone(*changed)))
            co_return fail(changed->error());
    }
}

} // namespace hatstand::networks
