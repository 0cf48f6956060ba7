// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/connectors.h"
#include "networks/network_key.h"

#include <QAbstractListModel>

#include <vector>

namespace hatstand::networks
{
class RulesCatalogue;
}

namespace hatstand::ui::accounts
{

/// The networks that can be connected, the quickest first; then all others, by hand, each or in one row.
class NetworkChoiceModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        KeyRole = Qt::UserRole + 1, ///< networks::NetworkKey
        HowRole,                    ///< "App password"
        EffortRole,                 ///< "1 minute"
        NowRole,                    ///< true where nothing is needed at all
        OthersRole,                 ///< true for the row that stands for all that are by hand
    };
    enum class Offer { All, Folded, ByHand };
    NetworkChoiceModel(const networks::Connectors &connectors, const networks::RulesCatalogue &rules,
                       Offer offer = Offer::All, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    struct Entry
    {
        networks::NetworkKey key;
        QString name;
        QString how;
        QString effort;
        bool now = false;
        bool others = false;
    };
    /// One row that is named after the first ones.
    [[nodiscard]] static Entry folded(const std::vector<Entry> &byHand);

    std::vector<Entry> m_entries;
};

} // namespace hatstand::ui::accounts
