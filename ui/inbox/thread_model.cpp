// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inbox/thread_model.h"

#include "inbox/inbox_words.h"
#include "inbox/message_document.h"
#include "listen/intake/message_extra.h"

#include <algorithm>

namespace hatstand::ui::inbox
{

namespace
{
QString nameOf(const listen::Message &message)
{
    // "Name @handle", as search finds it.
    const qsizetype handle = message.author.lastIndexOf(QStringLiteral(" @"));
    return handle > 0 ? message.author.left(handle) : message.author;
}

ThreadItem itemOf(const listen::Message &message)
{
    ThreadItem item;
    item.id = message.id.toString();
    item.at = message.at;
    item.who = nameOf(message);
    item.text = message.title.isEmpty() ? message.text : message.title + QLatin1Char('\n') + message.text;
    item.html = message.html;
    item.isOurs = message.isOurs;
    item.isHidden = message.isHidden;
    item.stars = message.stars;
    const listen::MessageExtra extra = listen::messageExtra(message.extra);
    item.warning = extra.contentWarning;
    item.media = extra.media;
    item.address = openable(message.url.toString(QUrl::FullyEncoded));
    return item;
}

ThreadItem itemOf(const listen::ConversationEntry &entry)
{
    ThreadItem item;
    const bool isNote = entry.kind == listen::ConversationEntry::Kind::Note;
    item.kind = isNote ? ThreadItem::Kind::Note : ThreadItem::Kind::Event;
    item.id = entry.id.toString();
    item.entry = entry.id;
    item.at = entry.at;
    item.who = entry.who;
    item.text = entry.text;
    item.isOurs = true;
    return item;
}

ThreadItem itemOf(const listen::ReplyToCome &toCome)
{
    ThreadItem item;
    item.id = toCome.reply.postId.toString();
    item.at = toCome.reply.createdAt;
    item.who = toCome.reply.who;
    item.text = toCome.text;
    item.isOurs = true;
    item.post = toCome.reply.postId;
    item.delivery = toCome.delivery.id;
    item.needsPerson = toCome.reply.standing == listen::ReplyStanding::NeedsPerson;
    if (!item.needsPerson)
        item.standing = ThreadModel::tr("On its way");
    else if (toCome.delivery.error.what.isEmpty())
        item.standing = ThreadModel::tr("It has not arrived. Press Enter for what can be done.");
    else
        item.standing = ThreadModel::tr("It has not arrived: %1", "why").arg(toCome.delivery.error.what);
    return item;
}
} // namespace

std::vector<ThreadLink> ThreadItem::links() const
{
    std::vector<ThreadLink> links;
    if (kind == Kind::Message || kind == Kind::Note)
        links = linksIn(*this);
    return links;
}

ThreadModel::ThreadModel(const Clock &clock, QObject *parent) : QAbstractListModel(parent), m_clock(clock) {}

void ThreadModel::set(const listen::ConversationId &id, const std::vector<listen::Message> &messages,
                      const std::vector<listen::ConversationEntry> &entries,
                      const std::vector<listen::ReplyToCome> &toCome, const QByteArray &zone)
{
    if (id != m_id) {
        m_most = shownAtOnce;
        m_revealed.clear();
        m_pictured.clear();
        m_pictures.clear();
    }
    std::vector<ThreadItem> items;
    items.reserve(messages.size() + entries.size());
    for (const listen::Message &message : messages)
        items.push_back(itemOf(message));
    for (const listen::ConversationEntry &entry : entries)
        items.push_back(itemOf(entry));
    for (const listen::ReplyToCome &reply : toCome)
        items.push_back(itemOf(reply));
    std::ranges::stable_sort(items, {}, &ThreadItem::at);
    beginResetModel();
    m_id = id;
    m_zone = zone;
    m_items = std::move(items);
    cut();
    endResetModel();
}

void ThreadModel::clear()
{
    set({}, {}, {}, {}, {});
}

void ThreadModel::cut()
{
    const int hidden = std::max(0, static_cast<int>(m_items.size()) - m_most);
    m_shown.clear();
    if (hidden > 0) {
        ThreadItem earlier;
        earlier.kind = ThreadItem::Kind::Earlier;
        earlier.count = hidden;
        m_shown.push_back(earlier);
    }
    m_shown.insert(m_shown.end(), m_items.begin() + hidden, m_items.end());
}

void ThreadModel::showEarlier()
{
    constexpr int further = 200;
    beginResetModel();
    m_most += further;
    cut();
    endResetModel();
}

void ThreadModel::reveal(int row)
{
    m_revealed.insert(at(row).id);
    Q_EMIT dataChanged(index(row), index(row));
}

bool ThreadModel::isRevealed(int row) const
{
    const ThreadItem &item = at(row);
    return item.warning.isEmpty() || m_revealed.contains(item.id);
}

bool ThreadModel::wantsPictures(int row) const
{
    return m_pictured.contains(at(row).id);
}

void ThreadModel::wantPictures(int row)
{
    m_pictured.insert(at(row).id);
    Q_EMIT dataChanged(index(row), index(row));
}

void ThreadModel::setPicture(const QString &address, const QImage &picture)
{
    m_pictures[address] = picture;
    for (int row = 0; row < rowCount(); ++row) {
        const bool shows = std::ranges::any_of(at(row).media, [&](const networks::IncomingMedia &media) {
            return media.url.toString(QUrl::FullyEncoded) == address;
        });
        if (shows)
            Q_EMIT dataChanged(index(row), index(row));
    }
}

const QImage *ThreadModel::picture(const QString &address) const
{
    const auto found = m_pictures.find(address);
    return found == m_pictures.end() ? nullptr : &found->second;
}

QString ThreadModel::when(int row) const
{
    const ThreadItem &item = at(row);
    const QString said = saidWhen(item.at, m_clock.now(), m_zone);
    return item.kind == ThreadItem::Kind::Note ? tr("note to the team, %1", "when").arg(said) : said;
}

QString ThreadModel::spoken(int row) const
{
    const ThreadItem &item = at(row);
    switch (item.kind) {
    case ThreadItem::Kind::Earlier:
        return tr("Show %n earlier", nullptr, item.count);
    case ThreadItem::Kind::Event:
        if (item.text.isEmpty()) {
            return item.who.isEmpty()
                       ? tr("Assigned to nobody any more, %1", "when").arg(when(row))
                       : tr("Assigned to nobody any more by %1, %2", "who, when").arg(item.who, when(row));
        }
        return item.who.isEmpty() ? tr("Assigned to %1, %2", "to whom, when").arg(item.text, when(row))
                                  : tr("Assigned to %1 by %2, %3", "to whom, by whom, when")
                                        .arg(item.text, item.who, when(row));
    case ThreadItem::Kind::Note:
        return tr("%1, %2: %3", "who, when, what is said")
            .arg(item.who.isEmpty() ? tr("Somebody here") : item.who, when(row), item.text);
    case ThreadItem::Kind::Message:
        break;
    }
    QString words = isRevealed(row) ? item.text : tr("Hidden behind a warning: %1").arg(item.warning);
    if (item.stars)
        words.prepend(starSentence(*item.stars) + QLatin1Char(' '));
    if (!item.media.empty())
        words += QLatin1Char(' ') +
                 tr("With %n picture(s) or film(s).", nullptr, static_cast<int>(item.media.size()));
    if (!item.standing.isEmpty())
        words += QLatin1Char(' ') + item.standing;
    const QString who = item.who.isEmpty() && item.isOurs ? tr("Somebody here") : item.who;
    return tr("%1, %2: %3", "who, when, what is said").arg(who, when(row), words);
}

void ThreadModel::refreshTimes()
{
    if (!m_shown.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

int ThreadModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

QVariant ThreadModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return spoken(index.row());
    default:
        return {};
    }
}

} // namespace hatstand::ui::inbox
