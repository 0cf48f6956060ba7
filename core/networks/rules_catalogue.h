// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/rules.h"

#include <map>
#include <memory>
#include <mutex>

namespace hatstand::networks
{

/// The rules of all networks. Each file is read when its network is first asked for, so that making a
/// catalogue costs nothing at start-up. May be used from several threads.
class RulesCatalogue
{
public:
    /// The rules that are compiled into the program.
    RulesCatalogue();
    /// The rules of a folder of JSON files.
    explicit RulesCatalogue(QString folder);
    ~RulesCatalogue();
    RulesCatalogue(const RulesCatalogue &) = delete;
    RulesCatalogue &operator=(const RulesCatalogue &) = delete;

    /// All keys that there are rules for, in alphabetical order.
    [[nodiscard]] std::vector<NetworkKey> keys() const;
    /// Null when there are no (valid) rules for it. The pointer lives as long as the catalogue.
    [[nodiscard]] const NetworkRules *find(const NetworkKey &key) const;
    /// The rules of that network, or those of "other" for an unknown one, so that an account that a newer
    /// version made can still be worked with by hand.
    [[nodiscard]] const NetworkRules &findOrOther(const NetworkKey &key) const;
    /// All networks by name, "other" last.
    [[nodiscard]] std::vector<const NetworkRules *> all() const;

private:
    QString m_folder;
    NetworkRules m_fallback;
    mutable std::mutex m_mutex;
    mutable std::map<NetworkKey, std::unique_ptr<NetworkRules>> m_loaded;
};

} // namespace hatstand::networks
