// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/mastodon_fake.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QUrlQuery>

#include <algorithm>
#include <iterator>

namespace hatstand::test
{

namespace
{
QString s(const char *text)
{
    return QString::fromUtf8(text);
}

MastodonFake::Answer json(int status, const QJsonObject &object)
{
    return {status, QJsonDocument(object).toJson(QJsonDocument::Compact)};
}

MastodonFake::Answer refusal(int status, const QString &error)
{
    return json(status, {{s("error"), error}});
}

MastodonFake::Answer notFound()
{
    return refusal(404, s("Record not found"));
}

/// As Mastodon renders: paragraphs, links with hidden parts, mentions and tags as links.
QString rendered(const QString &text)
{
    QString html = text.toHtmlEscaped();
    static const QRegularExpression link(s("https?://([^\\s<]+)"));
    html.replace(link, s("<a href=\"\\0\" rel=\"nofollow\"><span class=\"invisible\">https://</span><span "
                         "class=\"ellipsis\">\\1</span><span class=\"invisible\"></span></a>"));
    static const QRegularExpression mention(s("@(\\w+)@[\\w.:-]+"));
    html.replace(mention, s("<span class=\"h-card\"><a href=\"x\" class=\"u-url mention\">@<span>\\1</span>"
                            "</a></span>"));
    static const QRegularExpression tag(s("(^|\\s)#(\\w+)"));
    html.replace(tag, s("\\1<a href=\"t\" class=\"mention hashtag\">#<span>\\2</span></a>"));
    static const QRegularExpression paragraphs(s("\\n{2,}"));
    html.replace(paragraphs, s("</p><p>"));
    html.replace(u'\n', s("<br />"));
    return s("<p>") + html + s("</p>");
}

/// As Mastodon has it (PostStatusService): without a text, the warning is the text.
QJsonObject asKept(QJsonObject body)
{
    const QString warning = body.value(s("spoiler_text")).toString();
    if (body.value(s("status")).toString().trimmed().isEmpty() && !warning.isEmpty()) {
        body.insert(s("status"), warning);
        body.remove(s("spoiler_text"));
        body.insert(s("sensitive"), true);
    }
    return body;
}

QJsonObject pollFrom(const QJsonObject &asked, const QString &id, Instant at)
{
    QJsonArray options;
    const QJsonArray titles = asked.value(s("options")).toArray();
    for (const QJsonValue title : titles)
        options.append(QJsonObject{{s("title"), title.toString().trimmed()}, {s("votes_count"), 0}});
    return {{s("id"), id},
            {s("options"), options},
            {s("multiple"), asked.value(s("multiple")).toBool()},
            {s("expires_at"), (at + std::chrono::seconds(asked.value(s("expires_in")).toInteger())).toIso()}};
}

/// As Mastodon has it (UpdateStatusService): what it has kept against what was sent, where a "multiple" that
/// is not there is not the same as false.
bool keepsVotes(const QJsonObject &poll, const QJsonObject &asked)
{
    QJsonArray titles;
    const QJsonArray options = poll.value(s("options")).toArray();
    for (const QJsonValue option : options)
        titles.append(option.toObject().value(s("title")));
    return titles == asked.value(s("options")).toArray() &&
           poll.value(s("multiple")) == asked.value(s("multiple"));
}

/// One field of a multipart form;  gets its headers.
QByteArray formField(const MastodonFake::Request &request, const QByteArray &name, QByteArray *head = nullptr)
{
    const QByteArray type = request.headers.value("content-type");
    const QByteArray boundary = "--" + type.mid(type.indexOf("boundary=") + 9);
    qsizetype at = request.body.indexOf(boundary);
    while (at >= 0) {
        const qsizetype begin = at + boundary.size() + 2;
        const qsizetype next = request.body.indexOf("\r\n" + boundary, begin);
        const qsizetype split = request.body.indexOf("\r\n\r\n", begin);
        if (next < 0 || split < 0)
            return {};
        const QByteArray headers = request.body.mid(begin, split - begin);
        if (headers.contains("name=\"" + name + '"')) {
            if (head)
                *head = headers;
            return request.body.mid(split + 4, next - split - 4);
        }
        at = next + 2;
    }
    return {};
}
} // namespace

const std::vector<QJsonObject> &MastodonFake::statuses()
{
    publishDue();
    return m_statuses;
}

const std::vector<MastodonFake::Scheduled> &MastodonFake::scheduled()
{
    publishDue();
    return m_scheduled;
}

QJsonObject *MastodonFake::status(const QString &id)
{
    const auto found = std::find_if(m_statuses.begin(), m_statuses.end(), [&id](const QJsonObject &status) {
        return status.value(s("id")).toString() == id;
    });
    return found == m_statuses.end() ? nullptr : &*found;
}

void MastodonFake::removeStatus(const QString &id)
{
    m_statuses.erase(
        std::remove_if(m_statuses.begin(), m_statuses.end(),
                       [&id](const QJsonObject &status) { return status.value(s("id")).toString() == id; }),
        m_statuses.end());
}

void MastodonFake::setAuthor(const QString &id, const QString &author)
{
    for (QJsonObject &status : m_statuses) {
        if (status.value(s("id")).toString() == id)
            status.insert(s("account"), QJsonObject{{s("id"), author}});
    }
}

QString MastodonFake::addStatus(const QString &text, Instant at)
{
    return put({{s("status"), text}}, at).value(s("id")).toString();
}

void MastodonFake::vote(const QString &id, int choice)
{
    QJsonObject &voted = *status(id);
    QJsonObject poll = voted.value(s("poll")).toObject();
    QJsonArray options = poll.value(s("options")).toArray();
    QJsonObject option = options.at(choice).toObject();
    option.insert(s("votes_count"), option.value(s("votes_count")).toInt() + 1);
    options.replace(choice, option);
    poll.insert(s("options"), options);
    voted.insert(s("poll"), poll);
}

QJsonObject MastodonFake::attachment(const Media &media) const
{
    QJsonObject object{{s("id"), media.id},
                       {s("type"), media.type.section(u'/', 0, 0)},
                       {s("description"), media.description}};
    if (media.looksUntilReady == 0)
        object.insert(s("url"), url().toString() + s("/media/") + media.id);
    return object;
}

QJsonArray MastodonFake::attachments(const QJsonObject &params) const
{
    QJsonArray all;
    const QJsonArray ids = params.value(s("media_ids")).toArray();
    for (const QJsonValue id : ids)
        all.append(attachment(m_media.value(id.toString())));
    return all;
}

QJsonObject MastodonFake::put(const QJsonObject &params, Instant at)
{
    const QString id = nextId();
    const QString text = params.value(s("status")).toString();
    const QString address = url().toString() + s("/@alice/") + id;
    QJsonObject poll;
    if (const QJsonObject asked = params.value(s("poll")).toObject(); !asked.isEmpty())
        poll = pollFrom(asked, nextId(), at);
    const QString warning = params.value(s("spoiler_text")).toString();
    QString visibility = params.value(s("visibility")).toString(s("public"));
    if (isLimited && visibility == s("public"))
        visibility = s("unlisted");
    const QJsonObject status{{s("id"), id},
                             {s("created_at"), at.toIso()},
                             {s("edited_at"), QJsonValue()},
                             {s("in_reply_to_id"), params.value(s("in_reply_to_id")).isString()
                                                       ? params.value(s("in_reply_to_id"))
                                                       : QJsonValue()},
                             {s("sensitive"), params.value(s("sensitive")).toBool() || !warning.isEmpty()},
                             {s("spoiler_text"), warning},
                             {s("visibility"), visibility},
                             {s("language"), params.value(s("language"))},
                             {s("account"), QJsonObject{{s("id"), accountId}}},
                             {s("uri"), address},
                             {s("url"), address},
                             {s("content"), rendered(text)},
                             {s("reblog"), QJsonValue()},
                             {s("media_attachments"), attachments(params)},
                             {s("quoted"), params.value(s("quoted_status_id"))},
                             {s("poll"), poll.isEmpty() ? QJsonValue() : QJsonValue(poll)},
                             {s("_source"), text}};
    m_statuses.push_back(status);
    return status;
}

void MastodonFake::publishDue()
{
    for (auto it = m_scheduled.begin(); it != m_scheduled.end();) {
        if (it->at > now()) {
            ++it;
            continue;
        }
        (void)put(it->params, it->at);
        it = m_scheduled.erase(it);
    }
}

QJsonObject MastodonFake::waiting(const Scheduled &one) const
{
    QJsonObject params = one.params;
    params.insert(s("text"), params.take(s("status")));
    params.insert(s("scheduled_at"), QJsonValue());
    params.insert(s("idempotency"), QJsonValue());
    return {{s("id"), one.id},
            {s("scheduled_at"), one.at.toIso()},
            {s("params"), params},
            {s("media_attachments"), attachments(one.params)}};
}

std::optional<QString> MastodonFake::invalid(const QJsonObject &body) const
{
    const QString text = body.value(s("status")).toString();
    const QJsonArray ids = body.value(s("media_ids")).toArray();
    const QJsonObject poll = body.value(s("poll")).toObject();
    if (text.trimmed().isEmpty() && ids.isEmpty())
        return s("Validation failed: Text can't be blank");
    if (text.toUcs4().size() + body.value(s("spoiler_text")).toString().toUcs4().size() > maxCharacters) {
        return s("Validation failed: Text character limit of %1 exceeded").arg(maxCharacters);
    }
    if (ids.size() > maxMedia)
        return s("Validation failed: Cannot attach more than %1 files").arg(maxMedia);
    if (!ids.isEmpty() && !poll.isEmpty())
        return s("Validation failed: Cannot attach media to a poll");
    bool hasFilm = false;
    for (const QJsonValue id : ids) {
        const auto media = m_media.constFind(id.toString());
        if (media == m_media.constEnd())
            return s("Validation failed: Media not found");
        if (media->looksUntilReady > 0)
            return s("Cannot attach files that have not finished processing. Try again in a moment!");
        hasFilm = hasFilm || media->type.startsWith(s("video/"));
    }
    if (hasFilm && ids.size() > 1)
        return s("Cannot attach a video to a post that already contains images");
    if (!poll.isEmpty()) {
        const qsizetype options = poll.value(s("options")).toArray().size();
        const qint64 seconds = poll.value(s("expires_in")).toInteger();
        if (options < 2 || options > 4)
            return s("Validation failed: Options must be more than one");
        if (seconds < 300 || seconds > 2629746)
            return s("Validation failed: Expires at is too far into the future");
    }
    static const QStringList visibilities{s("public"), s("unlisted"), s("private"), s("direct")};
    if (body.contains(s("visibility")) && !visibilities.contains(body.value(s("visibility")).toString()))
        return s("Validation failed: Visibility is not included in the list");
    static const QRegularExpression language(s("^[a-z]{2,3}$"));
    if (body.contains(s("language")) && !language.match(body.value(s("language")).toString()).hasMatch())
        return s("Validation failed: Language is invalid");
    return std::nullopt;
}

MastodonFake::Answer MastodonFake::makeStatus(const Request &request)
{
    const QString key = QString::fromLatin1(request.headers.value("idempotency-key"));
    if (const auto made = m_keys.constFind(key);
        !key.isEmpty() && made != m_keys.constEnd() && now() - made->at < std::chrono::hours(1)) {
        for (const Scheduled &one : m_scheduled) {
            if (made->isScheduled && one.id == made->id)
                return json(200, waiting(one));
        }
        if (const QJsonObject *there = status(made->id))
            return json(200, *there);
    }
    if (const auto problem = invalid(request.json))
        return refusal(422, *problem);
    const QString parent = request.json.value(s("in_reply_to_id")).toString();
    if (!parent.isEmpty() && !status(parent))
        return refusal(404, s("The post you are trying to reply to does not appear to exist."));
    if (const QString quoted = request.json.value(s("quoted_status_id")).toString();
        !quoted.isEmpty() && !status(quoted))
        return notFound();
    if (const QString written = request.json.value(s("scheduled_at")).toString(); !written.isEmpty()) {
        const QDateTime at = QDateTime::fromString(written, Qt::ISODateWithMs);
        if (!at.isValid() || Instant::fromDateTime(at) - now() < std::chrono::minutes(5))
            return refusal(422,
                           s("Validation failed: Scheduled at The scheduled date must be in the future"));
        if (qsizetype(m_scheduled.size()) >= mostScheduled)
            return refusal(
                422,
                s("Validation failed: You have exceeded the limit of %1 scheduled posts").arg(mostScheduled));
        QJsonObject params = asKept(request.json);
        params.remove(s("scheduled_at"));
        m_scheduled.push_back({nextId(), params, Instant::fromDateTime(at)});
        m_keys.insert(key, {m_scheduled.back().id, now(), true});
        return json(200, waiting(m_scheduled.back()));
    }
    const QJsonObject made = put(asKept(request.json), now());
    m_keys.insert(key, {made.value(s("id")).toString(), now(), false});
    return json(200, made);
}

MastodonFake::Answer MastodonFake::editStatus(const QString &id, const Request &request)
{
    if (const auto problem = invalid(request.json))
        return refusal(422, *problem);
    QJsonObject &there = *status(id);
    const QString text = request.json.value(s("status")).toString();
    const QJsonArray media = attachments(request.json);
    const bool changes = there.value(s("_source")).toString() != text ||
                         there.value(s("media_attachments")).toArray() != media ||
                         there.value(s("spoiler_text")) != request.json.value(s("spoiler_text"));
    there.insert(s("_source"), text);
    there.insert(s("content"), rendered(text));
    there.insert(s("spoiler_text"), request.json.value(s("spoiler_text")));
    there.insert(s("sensitive"), request.json.value(s("sensitive")));
    there.insert(s("media_attachments"), media);
    if (request.json.contains(s("language")))
        there.insert(s("language"), request.json.value(s("language")));
    if (const QJsonObject asked = request.json.value(s("poll")).toObject(); asked.isEmpty()) {
        there.insert(s("poll"), QJsonValue());
    } else {
        const QJsonObject before = there.value(s("poll")).toObject();
        QJsonObject poll = pollFrom(asked, nextId(), now());
        if (keepsVotes(before, asked))
            poll.insert(s("options"), before.value(s("options")));
        there.insert(s("poll"), poll);
    }
    if (changes)
        there.insert(s("edited_at"), now().toIso());
    return json(200, there);
}

MastodonFake::Answer MastodonFake::oneStatus(const Request &request)
{
    const QStringList parts = request.path.split(u'/');
    const QString id = parts.value(4);
    if (!status(id))
        return notFound();
    if (parts.value(5) == s("source")) {
        return json(200, {{s("id"), id},
                          {s("text"), status(id)->value(s("_source"))},
                          {s("spoiler_text"), status(id)->value(s("spoiler_text"))}});
    }
    if (request.method == "PUT")
        return editStatus(id, request);
    const QJsonObject there = *status(id);
    if (request.method == "DELETE")
        removeStatus(id);
    return json(200, there);
}

MastodonFake::Answer MastodonFake::oneScheduled(const Request &request)
{
    const QString id = request.path.section(u'/', -1);
    const auto found = std::find_if(m_scheduled.begin(), m_scheduled.end(),
                                    [&id](const Scheduled &one) { return one.id == id; });
    if (found == m_scheduled.end())
        return notFound();
    if (request.method == "DELETE") {
        m_scheduled.erase(found);
        return json(200, {});
    }
    if (request.method == "PUT") {
        const QDateTime at =
            QDateTime::fromString(request.json.value(s("scheduled_at")).toString(), Qt::ISODateWithMs);
        if (!at.isValid() || Instant::fromDateTime(at) - now() < std::chrono::minutes(5))
            return refusal(422,
                           s("Validation failed: Scheduled at The scheduled date must be in the future"));
        found->at = Instant::fromDateTime(at);
    }
    return json(200, waiting(*found));
}

MastodonFake::Answer MastodonFake::list(const Request &request)
{
    const QUrlQuery query(request.url);
    const QString before = query.queryItemValue(s("max_id"));
    const int limit = std::clamp(query.queryItemValue(s("limit")).toInt(), 1, 40);
    std::vector<QJsonObject> all;
    if (request.path.contains(s("scheduled"))) {
        for (const Scheduled &one : m_scheduled)
            all.push_back(waiting(one));
    } else {
        std::ranges::copy_if(m_statuses, std::back_inserter(all), [this](const QJsonObject &status) {
            return status.value(s("account")).toObject().value(s("id")) == accountId;
        });
    }
    QJsonArray page;
    for (auto it = all.rbegin(); it != all.rend() && page.size() < limit; ++it) {
        const QString id = it->value(s("id")).toString();
        if (before.isEmpty() || id.toLongLong() < before.toLongLong())
            page.append(*it);
    }
    return {200, QJsonDocument(page).toJson(QJsonDocument::Compact)};
}

MastodonFake::Answer MastodonFake::search(const Request &request)
{
    const QString wanted = QUrlQuery(request.url).queryItemValue(s("q"), QUrl::FullyDecoded);
    QJsonArray found;
    for (const QJsonObject &status : m_statuses) {
        if (status.value(s("url")).toString() == wanted)
            found.append(status);
    }
    return json(200, {{s("accounts"), QJsonArray()}, {s("statuses"), found}, {s("hashtags"), QJsonArray()}});
}

MastodonFake::Answer MastodonFake::takeMedia(const Request &request)
{
    if (request.method == "GET") {
        const auto media = m_media.find(request.path.section(u'/', -1));
        if (media == m_media.end())
            return notFound();
        if (media->looksUntilReady > 0)
            --media->looksUntilReady;
        return json(media->looksUntilReady > 0 ? 206 : 200, attachment(*media));
    }
    QByteArray head;
    Media media;
    media.bytes = formField(request, "file", &head);
    media.description = QString::fromUtf8(formField(request, "description"));
    media.focus = QString::fromUtf8(formField(request, "focus"));
    static const QRegularExpression type(s("Content-Type: (\\S+)"));
    media.type = type.match(QString::fromLatin1(head)).captured(1);
    if (media.bytes.isEmpty() || !head.contains("filename="))
        return refusal(422, s("Validation failed: File can't be blank"));
    if (!types.contains(media.type))
        return refusal(422, s("Validation failed: File content type is invalid"));
    if (media.type.startsWith(s("image/")) && media.bytes.size() > imageBytes)
        return refusal(422, s("Validation failed: File file size must be less than 1 MB"));
    if (media.description.toUcs4().size() > 1500)
        return refusal(422, s("Validation failed: Description is too long"));
    media.id = nextId();
    media.looksUntilReady = media.type.startsWith(s("video/")) ? looksAtFilms : 0;
    m_media.insert(media.id, media);
    return json(media.looksUntilReady > 0 ? 202 : 200, attachment(media));
}

} // namespace hatstand::test
