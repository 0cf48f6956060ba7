// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/context.h"
#include "cli/text_input.h"
#include "cli/words.h"
#include "listen/feeds/feed_conform.h"
#include "listen/feeds/feed_fetch.h"
#include "listen/feeds/feed_reader.h"
#include "listen/html/html_text.h"
#include "net/http_client.h"
#include "parts.h"

#include <QFile>

namespace hatstand::cli
{

namespace
{
/// The beginning of a text, on one line.
constexpr qsizetype shownCharacters = 200;

QString shown(const std::string &utf8)
{
    return QString::fromStdString(utf8);
}

QString plain(const listen::FeedText &text)
{
    const std::string value = text.isMarkup() ? listen::htmlToText(text.value) : text.value;
    const QString line = shown(value).simplified();
    return line.size() > shownCharacters ? line.left(shownCharacters - 1) + u'…' : line;
}

bool isAddress(const QString &word)
{
    return word.startsWith(QLatin1StringView("https://"), Qt::CaseInsensitive) ||
           word.startsWith(QLatin1StringView("http://"), Qt::CaseInsensitive);
}

Result<listen::Feed> readFile(const QString &path)
{
    if (auto ordinary = checkOrdinaryFile(path); !ordinary)
        return fail(std::move(ordinary.error()));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::NotFound, Tr::tr("\"%1\" could not be read.").arg(path), file.errorString());
    // One byte more than is taken, so that what is too large is noticed.
    const QByteArray bytes = file.read(static_cast<qint64>(listen::FeedLimits().bytes) + 1);
    return listen::requireFeed({bytes.constData(), static_cast<std::size_t>(bytes.size())});
}

void printDate(Output &output, const QString &form, const std::optional<listen::FeedDate> &date)
{
    if (date)
        output.line(form.arg(date->at ? date->at->toIso() : shown(date->written)));
}

void printPeople(Output &output, const std::vector<listen::FeedPerson> &people)
{
    for (const listen::FeedPerson &person : people) {
        const QString name = shown(person.name.empty() ? person.email : person.name);
        if (!name.isEmpty())
            output.line(Tr::tr("  by %1").arg(name));
    }
}

void printItem(Output &output, const listen::FeedItem &item)
{
    output.line({});
    output.line(item.title ? plain(*item.title) : Tr::tr("Without a title"));
    if (!item.link.empty())
        output.line(QStringLiteral("  ") + shown(item.link));
    printDate(output, Tr::tr("  published %1"), item.published ? item.published : item.updated);
    printPeople(output, item.authors);
    for (const listen::FeedLink &link : item.links) {
        if (link.rel == "enclosure")
            output.line(Tr::tr("  with %1 (%2)").arg(shown(link.address), shown(link.type)));
    }
    if (item.summary && !item.summary->value.empty())
        output.line(QStringLiteral("  ") + plain(*item.summary));
}

void print(Output &output, const QString &address, const listen::Feed &feed)
{
    output.line(feed.title ? plain(*feed.title) : Tr::tr("Without a title"));
    if (!address.isEmpty())
        output.line(Tr::tr("Feed: %1").arg(address));
    if (!feed.link.empty())
        output.line(Tr::tr("Page: %1").arg(shown(feed.link)));
    if (feed.subtitle && !feed.subtitle->value.empty())
        output.line(plain(*feed.subtitle));
    output.line(
        Tr::tr("%1, %n item(s)", nullptr, static_cast<int>(feed.items.size())).arg(shown(feed.version)));
    for (const listen::FeedItem &item : feed.items)
        printItem(output, item);
    if (!feed.troubles.empty())
        output.remark(Tr::tr("The feed is not as it should be: %1.").arg(shown(feed.troubles.front().what)));
    QJsonObject object = listen::feedByCommonNames(feed);
    if (!address.isEmpty())
        object.insert(QStringLiteral("href"), address);
    output.object(object);
}

QCoro::Task<ExitCode> feedRead(Context &context, Arguments arguments)
{
    const QString place = arguments.positional(0);
    if (!isAddress(place)) {
        const auto feed = readFile(place);
        if (!feed)
            co_return failed(context, feed.error());
        print(context.output(), {}, *feed);
        co_return ExitCode::Done;
    }
    const QUrl address(place, QUrl::StrictMode);
    if (!address.isValid())
        co_return failed(context, wrongCall(Tr::tr("\"%1\" is no address of a feed.").arg(place)));
    const auto parts = context.open();
    if (!parts)
        co_return failed(context, parts.error());
    const auto fetched = co_await listen::fetchFeed((*parts)->http(), address);
    if (!fetched)
        co_return failed(context, fetched.error());
    print(context.output(), fetched->address.toDisplayString(), fetched->feed);
    co_return ExitCode::Done;
}
} // namespace

std::vector<CommandSpec> feedCommands()
{
    return {
        {QStringLiteral("feed read"),
         Tr::tr("Prints a feed (RSS, Atom, JSON Feed) of a file or an address. Of a page it finds the feed."),
         {QStringLiteral("FILE|URL")},
         {},
         feedRead},
    };
}

} // namespace hatstand::cli
