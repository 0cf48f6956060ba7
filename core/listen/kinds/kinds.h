// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "listen/kinds/kind_judges.h"

#include <QObject>

#include <optional>

namespace hatstand::listen
{

/// What tells the kinds of a client's conversations: its rules, to be read and changed, and how many
/// corrections were learned. A correction itself is Inbox::setKind.
///
/// A client has the usual rules of its language until it changes one; then all of them are its own. Every
/// command answers the client's own rules as they were before (none: the usual ones), by which `setRules`
/// takes it back.
class Kinds final : public QObject
{
    Q_OBJECT
public:
    /// `database` must outlive this.
    explicit Kinds(storage::Database &database, QObject *parent = nullptr);

    /// By position, from 0 on without gaps; what is wrong with some of them.
    [[nodiscard]] Result<KindRules> rules(const clients::ClientId &client) const;
    /// Whether the client has changed nothing.
    [[nodiscard]] Result<bool> areUsual(const clients::ClientId &client) const;
    /// How many corrections were learned.
    [[nodiscard]] Result<int> examples(const clients::ClientId &client) const;
    /// What the client would be told of a text that nobody in particular has said.
    struct Tried
    {
        KindVerdict verdict;
        QString why; ///< as KindJudge::why
    };
    [[nodiscard]] Result<Tried> tryText(const clients::ClientId &client, const QString &text) const;

    using Before = std::vector<KindRule>;
    /// All of them, in this order. None: the usual ones. One with a mistake in it is kept and passed over.
    Result<Before> setRules(const clients::ClientId &client, const std::vector<KindRule> &rules);
    /// At that position, or (unset) as the last one. InvalidInput when its query has a mistake in it, or it
    /// has no name; so does `edit`.
    Result<Before> add(const clients::ClientId &client, KindRule rule, std::optional<int> position = {});
    Result<Before> edit(const clients::ClientId &client, int position, KindRule rule);
    /// NotFound when there is none at that position; so do the others. InvalidInput when it is the last one.
    Result<Before> remove(const clients::ClientId &client, int position);
    /// Those between move up or down.
    Result<Before> move(const clients::ClientId &client, int from, int to);
    Result<Before> setOn(const clients::ClientId &client, int position, bool isOn);
    Result<Before> restoreUsual(const clients::ClientId &client) { return setRules(client, {}); }

    /// For what another process has changed.
    void announceAll() { Q_EMIT changed({}); }

Q_SIGNALS:
    /// The rules of that client; null: of any.
    void changed(const hatstand::clients::ClientId &client);

private:
    /// Changes all rules of the client in one transaction.
    template <class Change>
    Result<Before> changeRules(const clients::ClientId &client, Change change);

    storage::Database &m_database;
    KindTable m_table;
    mutable KindJudges m_judges;
};

} // namespace hatstand::listen
