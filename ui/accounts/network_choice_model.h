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

/// The networks that can be connected, the quickest first; then all others, by hand.
class NetworkChoiceModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        KeyRole = Qt::UserRole + 1, ///< networks::NetworkKey
        HowRole,                    ///< "App password"
        EffortRole,                 ///< "1 minute"
        NowRole,                    ///< true where nothing is needed at all
    };
    NetworkChoiceModel(const networks::Connectors &connectors, const networks::RulesCatalogue &rules,
                       QObject *parent = nullptr);

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
    };
    std::vector<Entry> m_entries;
};

} // namespace hatstand::ui::accounts
