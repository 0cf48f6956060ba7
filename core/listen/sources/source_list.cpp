// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/sources/source_list.h"

#include "listen/feeds/opml.h"
#include "storage/transaction.h"

#include <QStringList>
#include <QUrl>

namespace hatstand::listen
{

namespace
{
const QString groupKey = QStringLiteral("group");
const QString between = QStringLiteral(" / ");

class Adding
{
public:
    Adding(SourceService &sources, const clients::ClientId &client, GoesTo goesTo, SourceListReport &report)
        : m_sources(sources), m_client(client), m_goesTo(goesTo), m_report(report)
    {
    }

    Result<void> add(const std::vector<OpmlOutline> &outlines, const QStringList &folders)
    {
        for (const OpmlOutline &outline : outlines) {
            if (outline.isFeed()) {
                if (auto added = addOne(outline, folders); !added)
                    return added;
            }
            if (outline.children.empty())
                continue;
            const QString name = QString::fromStdString(outline.title).simplified();
            if (auto added = add(outline.children, name.isEmpty() ? folders : folders + QStringList{name});
                !added)
                return added;
        }
        return {};
    }

private:
    Result<void> addOne(const OpmlOutline &outline, const QStringList &folders)
    {
        const QString address = QString::fromStdString(outline.feedAddress);
        const QString name = QString::fromStdString(outline.title).simplified();
        // Asked first: what fails inside takes the whole transaction with it.
        const auto known = m_sources.follows(m_client, QUrl(address));
        if (!known)
            return fail(known.error());
        if (*known) {
            ++m_report.known;
            return {};
        }
        const auto added = m_sources.addFeed(m_client, QUrl(address), name, m_goesTo);
        if (!added && added.error().code == ErrorCode::InvalidInput) {
            m_report.refused.push_back({name, address, added.error()});
            return {};
        }
        if (!added)
            return fail(added.error());
        auto source = m_sources.source(*added);
        if (!source)
            return fail(std::move(source.error()));
        if (!folders.isEmpty()) {
            source->options.insert(groupKey, folders.join(between));
            if (auto edited = m_sources.edit(*source); !edited)
                return edited;
        }
        m_report.added.push_back(std::move(*source));
        return {};
    }

    SourceService &m_sources;
    const clients::ClientId &m_client;
    GoesTo m_goesTo;
    SourceListReport &m_report;
};

/// The folder of that name among these, made where there is none.
OpmlOutline &folder(std::vector<OpmlOutline> &outlines, const std::string &name)
{
    for (OpmlOutline &one : outlines) {
        if (!one.isFeed() && one.title == name)
            return one;
    }
    outlines.emplace_back().title = name;
    return outlines.back();
}
} // namespace

QString groupOf(const Source &source)
{
    return source.options.value(groupKey).toString();
}

Result<SourceListReport> addSourceList(storage::Database &database, SourceService &sources,
                                       const clients::ClientId &client, std::string_view opml, GoesTo goesTo)
{
    const auto document = readOpml(opml);
    if (!document)
        return fail(document.error());
    return storage::inTransaction(database, [&]() -> Result<SourceListReport> {
        SourceListReport report;
        if (auto added = Adding(sources, client, goesTo, report).add(document->outlines, {}); !added)
            return fail(std::move(added.error()));
        return report;
    });
}

Result<QByteArray> writeSourceList(const SourceService &sources,
                                   const std::optional<clients::ClientId> &client, const QString &title)
{
    const auto all = sources.sources(client);
    if (!all)
        return fail(all.error());
    OpmlDocument document;
    document.title = title.toStdString();
    for (const Source &source : *all) {
        if (source.kind != SourceKind::Feed)
            continue;
        std::vector<OpmlOutline> *into = &document.outlines;
        const QStringList folders = groupOf(source).split(between, Qt::SkipEmptyParts);
        for (const QString &name : folders)
            into = &folder(*into, name.toStdString()).children;
        OpmlOutline outline;
        outline.title = source.name.toStdString();
        outline.feedAddress = source.address.toStdString();
        outline.type = "rss";
        into->push_back(std::move(outline));
    }
    return QByteArray::fromStdString(writeOpml(document));
}

} // namespace hatstand::listen
