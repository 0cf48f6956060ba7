// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "inbox/thread_item.h"
#include "listen/inbox/message.h"
#include "listen/replies/replies.h"
#include "networks/listener.h"

#include <QAbstractListModel>
#include <QImage>
#include <QSet>

#include <map>
#include <vector>

namespace hatstand::ui::inbox
{

/// A conversation from its beginning on: messages, notes and what was done. Of a long one only the end is
/// shown until more is asked for.
class ThreadModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    /// So many are shown at first, and more with each step back.
    static constexpr int shownAtOnce = 60;

    explicit ThreadModel(const Clock &clock, QObject *parent = nullptr);

    /// `zone`: by whose clocks times are told. The same conversation again: what is opened stays open.
    void set(const listen::ConversationId &id, const std::vector<listen::Message> &messages,
             const std::vector<listen::ConversationEntry> &entries,
             const std::vector<listen::ReplyToCome> &toCome, const QByteArray &zone);
    void clear();
    [[nodiscard]] const ThreadItem &at(int row) const { return m_shown.at(static_cast<std::size_t>(row)); }
    void showEarlier();
    /// What stands behind a warning.
    void reveal(int row);
    [[nodiscard]] bool isRevealed(int row) const;
    /// Whether the item's pictures are asked for.
    [[nodiscard]] bool wantsPictures(int row) const;
    void wantPictures(int row);
    /// One of them has come; null: it could not be loaded.
    void setPicture(const QString &address, const QImage &picture);
    [[nodiscard]] const QImage *picture(const QString &address) const;
    [[nodiscard]] QString when(int row) const;
    [[nodiscard]] QString spoken(int row) const;
    void refreshTimes();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    void cut();

    const Clock &m_clock;
    listen::ConversationId m_id;
    QByteArray m_zone;
    std::vector<ThreadItem> m_items;
    std::vector<ThreadItem> m_shown;
    int m_most = shownAtOnce;
    QSet<QString> m_revealed;
    QSet<QString> m_pictured;
    std::map<QString, QImage> m_pictures;
};

} // namespace hatstand::ui::inbox
