// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/bluesky/bluesky_references.h"

#include "networks/bluesky/bluesky_post_address.h"

#include <QCoreApplication>

namespace hatstand::networks
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::networks)
};

Error strangeRecord()
{
    return {ErrorCode::BadAnswer,
            Words::tr("The server answered with another post than the one that was asked for."),
            Words::tr("Something on the way answered instead, or the server is broken."),
            Words::tr("Try again later."),
            {}};
}

Error noPost()
{
    return {ErrorCode::InvalidInput,
            Words::tr("What is to be quoted is no post on Bluesky."),
            Words::tr("Its address has another form."),
            Words::tr("Open the post on Bluesky, copy its address, and put that into the post."),
            {}};
}

Error noAnswerable()
{
    return {ErrorCode::InvalidInput,
            Words::tr("What is to be answered is no post on Bluesky."),
            Words::tr("Its address has another form."),
            Words::tr("Answer it on Bluesky itself."),
            {}};
}

Error aboveIsGone()
{
    return {ErrorCode::Refused,
            Words::tr("The post above this one is not there any more."),
            Words::tr("It was deleted on Bluesky."),
            Words::tr("Send this one as a post of its own."),
            {}};
}

/// What the thread of that post began with, as it says itself; nothing when it began one.
std::optional<BlueskyRef> rootIn(const QJsonObject &value)
{
    const QJsonObject root =
        value[QLatin1StringView("reply")].toObject()[QLatin1StringView("root")].toObject();
    const BlueskyRef ref{root[QLatin1StringView("uri")].toString(),
                         root[QLatin1StringView("cid")].toString()};
    if (!blueskyPostName(ref.uri) || ref.cid.isEmpty())
        return std::nullopt;
    return ref;
}

Error gone()
{
    return {ErrorCode::Refused,
            Words::tr("The post to be quoted is not there."),
            Words::tr("It was deleted, or its address is misspelt."),
            Words::tr("Check its address, or send the post without it."),
            {}};
}

/// What another's server says of another's account is no word about ours.
Error ofSomebodyElse(Error error)
{
    if (error.code == ErrorCode::SignInNeeded || error.code == ErrorCode::NotFound)
        return gone();
    return error;
}
} // namespace

QCoro::Task<Result<std::optional<BlueskyRef>>> BlueskyReferences::find(QUrl home, QString did,
                                                                       QString recordKey, CancelToken cancel)
{
    const auto self = shared_from_this();
    const auto standing = co_await record(home, did, recordKey, cancel);
    if (!standing)
        co_return fail(standing.error());
    std::optional<BlueskyRef> ref;
    if (*standing)
        ref = (*standing)->ref;
    co_return ref;
}

QCoro::Task<Result<std::optional<BlueskyReferences::Standing>>>
BlueskyReferences::record(QUrl home, QString did, QString recordKey, CancelToken cancel)
{
    const auto self = shared_from_this();
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("repo"), did);
    query.addQueryItem(QStringLiteral("collection"), QString(blueskyPostCollection));
    query.addQueryItem(QStringLiteral("rkey"), recordKey);
    const XrpcCall call =
        XrpcCall::ask(QLatin1StringView("com.atproto.repo.getRecord"), query, net::Purpose::LookUpPost);
    const QString noToken;
    const auto answer = co_await m_client->call(home, noToken, call, cancel);
    if (!answer)
        co_return fail(answer.error());
    if (answer->errorName == QLatin1StringView("RecordNotFound"))
        co_return std::optional<Standing>();
    const auto object = answer->object();
    if (!object)
        co_return fail(object.error());
    const BlueskyRef ref{object->value(QLatin1StringView("uri")).toString(),
                         object->value(QLatin1StringView("cid")).toString()};
    if (ref.uri != blueskyPostUri(did, recordKey) || !object->value(QLatin1StringView("value")).isObject())
        co_return fail(strangeRecord());
    co_return std::optional<Standing>({ref, object->value(QLatin1StringView("value")).toObject()});
}

QCoro::Task<Result<BlueskyRef>> BlueskyReferences::quoted(BlueskySessions::LinePointer line, QString address,
                                                          CancelToken cancel)
{
    const auto self = shared_from_this();
    const auto name = blueskyPostName(address);
    if (!name)
        co_return fail(noPost());
    const QUrl ownHome = line->credential.home;
    QString did = name->who;
    if (!isDid(did)) {
        const auto found = co_await m_identities->didOf(ownHome, name->who, cancel);
        if (!found)
            co_return fail(ofSomebodyElse(found.error()));
        did = *found;
    }
    QUrl home = ownHome;
    if (did != line->credential.did) {
        const auto server = co_await m_identities->serverOf(did, cancel);
        if (!server)
            co_return fail(ofSomebodyElse(server.error()));
        home = *server;
    }
    const auto ref = co_await find(home, did, name->recordKey, cancel);
    if (!ref) {
        // "RepoNotFound", "RepoTakendown" and the like: its server knows nobody of that name any more.
        const Error &error = ref.error();
        co_return fail(error.code == ErrorCode::Refused ? gone() : ofSomebodyElse(error));
    }
    if (!*ref)
        co_return fail(gone());
    if ((*ref)->cid.isEmpty())
        co_return fail(strangeRecord());
    co_return **ref;
}

QCoro::Task<Result<BlueskyReferences::Standing>>
BlueskyReferences::answered(BlueskySessions::LinePointer line, QString uri, CancelToken cancel)
{
    const auto self = shared_from_this();
    const auto name = blueskyPostName(uri);
    if (!name || !isDid(name->who))
        co_return fail(noAnswerable());
    const QString did = line->credential.did;
    QUrl home = line->credential.home;
    const bool isOwn = name->who == did;
    if (!isOwn) {
        const auto server = co_await m_identities->serverOf(name->who, cancel);
        if (!server)
            co_return fail(server.error().code == ErrorCode::NotFound ? aboveIsGone()
                                                                      : ofSomebodyElse(server.error()));
        home = *server;
    }
    const auto standing = co_await record(home, name->who, name->recordKey, cancel);
    if (!standing) {
        // "RepoNotFound", "RepoTakendown": its server knows nobody of that name any more.
        const ErrorCode code = standing.error().code;
        const bool hasLeft = code == ErrorCode::Refused || code == ErrorCode::SignInNeeded;
        co_return fail(!isOwn && hasLeft ? aboveIsGone() : standing.error());
    }
    if (!*standing)
        co_return fail(aboveIsGone());
    if ((*standing)->ref.cid.isEmpty())
        co_return fail(strangeRecord());
    co_return **standing;
}

QCoro::Task<Result<BlueskyReply>> BlueskyReferences::above(BlueskySessions::LinePointer line,
                                                           Answered answers, CancelToken cancel)
{
    const auto self = shared_from_this();
    const QString did = line->credential.did;
    const auto isOwn = [&did](const QString &uri) {
        const auto name = blueskyPostName(uri);
        return name && name->who == did;
    };
    const QString parentId = answers.parentId.isEmpty() ? answers.rootId : answers.parentId;
    std::optional<BlueskyRef> root;
    if (isOwn(answers.rootId) && isOwn(parentId)) {
        const auto top = co_await answered(line, answers.rootId, cancel);
        if (!top)
            co_return fail(top.error());
        root = top->ref;
        if (parentId == answers.rootId)
            co_return BlueskyReply{*root, *root};
    }
    const auto parent = co_await answered(line, parentId, cancel);
    if (!parent)
        co_return fail(parent.error());
    if (!root)
        root = rootIn(parent->value).value_or(parent->ref);
    co_return BlueskyReply{*root, parent->ref};
}

} // namespace hatstand::networks
