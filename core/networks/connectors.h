// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/connector.h"

#include <memory>
#include <vector>

namespace hatstand::networks
{

/// The connections that this program has, by network. Filled in app/, one registration line each.
class Connectors
{
public:
    void add(std::unique_ptr<Connector> connector) { m_connectors.push_back(std::move(connector)); }
    /// nullptr where the network is posted to by hand.
    [[nodiscard]] Connector *find(const NetworkKey &key) const
    {
        for (const auto &connector : m_connectors) {
            if (connector->key() == key)
                return connector.get();
        }
        return nullptr;
    }
    [[nodiscard]] const std::vector<std::unique_ptr<Connector>> &all() const { return m_connectors; }

private:
    std::vector<std::unique_ptr<Connector>> m_connectors;
};

} // namespace hatstand::networks
