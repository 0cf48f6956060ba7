// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample/sample_content.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace hatstand::sample
{

namespace
{
QStringList strings(const QJsonValue &value)
{
    QStringList list;
    const QJsonArray array = value.toArray();
    for (const QJsonValue item : array)
        list << item.toString();
    return list;
}

template <class Read>
auto listOf(const QJsonValue &value, Read read)
{
    std::vector<decltype(read(QJsonValue()))> list;
    const QJsonArray array = value.toArray();
    for (const QJsonValue item : array)
        list.push_back(read(item));
    return list;
}

QString text(const QJsonValue &value, const char *key)
{
    return value[QLatin1StringView(key)].toString();
}

SampleAccount readAccount(const QJsonValue &value)
{
    return {text(value, "key"), text(value, "network"), value[u"by_hand"].toBool(), text(value, "handle"),
            text(value, "page")};
}

NamedText readNamed(const QJsonValue &value, const char *name, const char *content)
{
    return {text(value, name), text(value, content)};
}

SampleSeries readSeries(const QJsonValue &value)
{
    SampleSeries series;
    series.weekday = value[u"weekday"].toInt();
    series.every = value[u"every"].toInt(1);
    series.time = QTime::fromString(text(value, "time"), QStringLiteral("HH:mm"));
    series.accounts = strings(value[u"accounts"]);
    series.picture = text(value, "picture");
    series.label = text(value, "label");
    series.posts = listOf(value[u"posts"], [](const QJsonValue &pair) {
        return NamedText{pair[0].toString(), pair[1].toString()};
    });
    return series;
}

SampleClient readClient(const QJsonValue &value)
{
    SampleClient client;
    client.key = text(value, "key");
    client.name = text(value, "name");
    client.initials = text(value, "initials");
    client.colour = text(value, "colour");
    client.zone = text(value, "zone").toUtf8();
    client.currency = text(value, "currency");
    client.language = text(value, "language");
    client.accounts = listOf(value[u"accounts"], readAccount);
    client.campaigns = listOf(value[u"campaigns"], [](const QJsonValue &item) {
        return SampleCampaign{text(item, "key"), text(item, "name"), text(item, "utm")};
    });
    client.hashtags =
        listOf(value[u"hashtags"], [](const QJsonValue &item) { return readNamed(item, "name", "tags"); });
    client.snippets =
        listOf(value[u"snippets"], [](const QJsonValue &item) { return readNamed(item, "name", "text"); });
    client.series = listOf(value[u"series"], readSeries);
    return client;
}

SamplePost readPost(const QJsonValue &value)
{
    SamplePost post;
    post.title = text(value, "title");
    post.text = text(value, "text");
    post.client = text(value, "client");
    post.accounts = strings(value[u"accounts"]);
    post.minutes = value[u"minutes"].toInt();
    post.state = text(value, "state");
    post.picture = text(value, "picture");
    post.alt = text(value, "alt");
    post.label = text(value, "label");
    post.campaign = text(value, "campaign");
    const QJsonObject own = value[u"own"].toObject();
    for (auto it = own.begin(); it != own.end(); ++it)
        post.ownTexts.push_back({it.key(), it.value().toString()});
    return post;
}

bool isWhole(const SampleClient &client)
{
    for (const SampleSeries &series : client.series) {
        if (series.weekday < 1 || series.weekday > 7 || series.every < 1 || !series.time.isValid() ||
            series.posts.empty())
            return false;
    }
    return !client.key.isEmpty() && !client.name.isEmpty() && !client.accounts.empty();
}
} // namespace

Result<SampleContent> readSampleContent(const QByteArray &json)
{
    const auto broken = [](const QString &detail) {
        return fail(
            ErrorCode::BadAnswer,
            QCoreApplication::translate("hatstand::sample", "The sample's description cannot be read."), {},
            {}, detail);
    };
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(json, &problem);
    if (document.isNull())
        return broken(problem.errorString());
    SampleContent content;
    content.workspace = document[u"workspace"].toString();
    content.clients = listOf(document[u"clients"], readClient);
    content.today = listOf(document[u"today"], readPost);
    content.ideas = listOf(document[u"ideas"], readPost);
    if (content.clients.empty())
        return broken(QStringLiteral("no clients"));
    for (const SampleClient &client : content.clients) {
        if (!isWhole(client))
            return broken(QStringLiteral("client ") + client.key);
    }
    return content;
}

Result<SampleContent> builtInSampleContent()
{
    QFile file(QStringLiteral(":/sample/sample.json"));
    if (!file.open(QIODevice::ReadOnly))
        return readSampleContent({});
    return readSampleContent(file.readAll());
}

} // namespace hatstand::sample
