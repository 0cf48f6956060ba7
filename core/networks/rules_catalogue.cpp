// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/rules_catalogue.h"

#include "networks/rules_loader.h"

#include <QDir>
#include <QFile>
#include <QLoggingCategory>

#include <algorithm>

Q_LOGGING_CATEGORY(lcRules, "hatstand.networks.rules")

// Outside of any namespace, as the macro wants it. Naming the resource here also keeps the linker from
// leaving it out of a program that links the room as a static library.
static void registerRules()
{
    Q_INIT_RESOURCE(network_rules);
}

namespace hatstand::networks
{

namespace
{
std::unique_ptr<NetworkRules> load(const QString &folder, const NetworkKey &key)
{
    QFile file(folder + u'/' + key.toString() + QStringLiteral(".json"));
    if (!file.open(QIODevice::ReadOnly))
        return nullptr;
    auto rules = parseRules(file.readAll());
    if (!rules || rules->key != key) {
        qCWarning(lcRules) << file.fileName()
                           << (rules ? QStringLiteral("has another key") : rules.error().detail);
        return nullptr;
    }
    return std::make_unique<NetworkRules>(*std::move(rules));
}
} // namespace

RulesCatalogue::RulesCatalogue() : RulesCatalogue(QStringLiteral(":/hatstand/networks"))
{
    registerRules();
}

RulesCatalogue::RulesCatalogue(QString folder) : m_folder(std::move(folder))
{
    m_fallback.key = NetworkKey::other();
}

RulesCatalogue::~RulesCatalogue() = default;

std::vector<NetworkKey> RulesCatalogue::keys() const
{
    std::vector<NetworkKey> keys;
    for (const QString &name :
         QDir(m_folder).entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name)) {
        const NetworkKey key = NetworkKey::fromString(name.chopped(5));
        if (!key.isNull())
            keys.push_back(key);
    }
    std::sort(keys.begin(), keys.end());
    return keys;
}

const NetworkRules *RulesCatalogue::find(const NetworkKey &key) const
{
    if (key.isNull())
        return nullptr;
    const std::lock_guard lock(m_mutex);
    auto it = m_loaded.find(key);
    if (it == m_loaded.end())
        it = m_loaded.emplace(key, load(m_folder, key)).first;
    return it->second.get();
}

const NetworkRules &RulesCatalogue::findOrOther(const NetworkKey &key) const
{
    if (const NetworkRules *rules = find(key))
        return *rules;
    const NetworkRules *other = find(NetworkKey::other());
    return other != nullptr ? *other : m_fallback;
}

std::vector<const NetworkRules *> RulesCatalogue::all() const
{
    std::vector<const NetworkRules *> all;
    for (const NetworkKey &key : keys()) {
        if (const NetworkRules *rules = find(key))
            all.push_back(rules);
    }
    std::sort(all.begin(), all.end(), [](const NetworkRules *a, const NetworkRules *b) {
        const bool aOther = a->key == NetworkKey::other();
        const bool bOther = b->key == NetworkKey::other();
        return aOther != bOther ? bOther : a->name.localeAwareCompare(b->name) < 0;
    });
    return all;
}

} // namespace hatstand::networks
