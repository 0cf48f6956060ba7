// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/palette_source.h"

#include "kit/icons.h"
#include "kit/painters.h"
#include "kit/statuses.h"
#include "kit/time_words.h"
#include "shell/fuzzy.h"

#include <QCoreApplication>

#include <algorithm>

namespace hatstand::ui::shell
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::ui::shell::PaletteSource)
};

constexpr int commandsBesidePosts = 6;
constexpr int allCommands = 200;
constexpr int postLimit = 8;
constexpr int clientLimit = 5;
constexpr int recentLimit = 6;
const QString recentState = QStringLiteral("palette/recent");

PaletteItem heading(const QString &text)
{
    PaletteItem item;
    item.heading = true;
    item.text = text;
    return item;
}

struct Scored
{
    int score = 0;
    PaletteItem item;
};

std::vector<PaletteItem> best(std::vector<Scored> scored, int limit)
{
    std::ranges::stable_sort(scored, std::ranges::greater(), &Scored::score);
    std::vector<PaletteItem> items;
    for (Scored &entry : scored) {
        if (static_cast<int>(items.size()) == limit)
            break;
        items.push_back(std::move(entry.item));
    }
    return items;
}

void append(std::vector<PaletteItem> &all, const QString &title, std::vector<PaletteItem> items)
{
    if (items.empty())
        return;
    all.push_back(heading(title));
    std::ranges::move(items, std::back_inserter(all));
}
} // namespace

PaletteSource::PaletteSource(const PageContext &context, plan::PostService &posts,
                             clients::ClientService &clients)
    : m_context(context), m_posts(posts), m_clients(clients)
{
}

std::vector<PaletteItem> PaletteSource::items(const QString &typed,
                                              const std::optional<clients::ClientId> &client)
{
    const QString words = typed.trimmed();
    const bool commandsOnly = words.startsWith(QLatin1Char('>'));
    const QString wanted = commandsOnly ? words.mid(1).trimmed() : words;
    std::vector<PaletteItem> all = found(wanted, commandsOnly, client, false);
    return all.empty() ? found(wanted, commandsOnly, client, true) : all;
}

std::vector<PaletteItem> PaletteSource::found(const QString &words, bool commandsOnly,
                                              const std::optional<clients::ClientId> &client, bool scattered)
{
    std::vector<PaletteItem> all;
    const int most = commandsOnly || words.isEmpty() ? allCommands : commandsBesidePosts;
    append(all, Words::tr("Do"), commands(words, most, scattered));
    if (commandsOnly)
        return all;
    if (!words.isEmpty())
        append(all, Words::tr("Posts"), posts(words, client));
    append(all, Words::tr("Clients"), clientItems(words, scattered));
    return all;
}

void PaletteSource::noteUsed(const QString &actionId)
{
    QStringList recent = m_context.preferences.state(recentState).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    recent.removeAll(actionId);
    recent.prepend(actionId);
    m_context.preferences.setState(recentState, recent.mid(0, recentLimit).join(QLatin1Char(' ')));
}

std::vector<PaletteItem> PaletteSource::commands(const QString &typed, int limit, bool scattered)
{
    const QStringList recent =
        m_context.preferences.state(recentState).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    std::vector<Scored> scored;
    for (const ActionRegistry::Entry &entry : m_context.actions.entries()) {
        // Of another page, built or not: going there first is part of it.
        const bool elsewhere = !entry.isReachable();
        if (!entry.inPalette || (elsewhere && (!entry.page || entry.onChosen)) ||
            (entry.action && !elsewhere && !entry.action->isEnabled()))
            continue;
        const QString &text = entry.text;
        auto match = fuzzyMatch(typed, text);
        if (!match || match->scattered) {
            auto hidden = fuzzyMatch(typed, entry.words);
            if (hidden && (!match || !hidden->scattered)) {
                // It is found by a word that is not shown: less sure, and nothing to mark.
                hidden->score /= 2;
                hidden->positions.clear();
                match = std::move(hidden);
            }
        }
        if (!match || (match->scattered && !scattered))
            continue;
        PaletteItem item;
        item.text = text;
        item.detail = entry.group;
        item.glyph = entry.glyph.value_or(Glyph::Bolt);
        item.key = elsewhere ? QString() : entry.keyText();
        item.positions = std::move(match->positions);
        const QString id = entry.id;
        item.run = [this, id] { run(id); };
        const qsizetype used = recent.indexOf(id);
        scored.push_back({match->score + (used < 0 ? 0 : 10 - static_cast<int>(used)), std::move(item)});
    }
    return best(std::move(scored), limit);
}

void PaletteSource::run(const QString &actionId)
{
    noteUsed(actionId);
    const ActionRegistry::Entry *entry = m_context.actions.entry(actionId);
    if (entry && entry->page && !entry->isReachable())
        m_context.navigator.go(*entry->page);
    m_context.actions.trigger(actionId);
}

std::vector<PaletteItem> PaletteSource::posts(const QString &typed,
                                              const std::optional<clients::ClientId> &client) const
{
    std::vector<PaletteItem> items;
    const auto found = m_posts.search(typed, client, postLimit);
    if (!found)
        return items;
    const QByteArray zone = systemZone();
    const QDate today = wallTimeAt(m_context.clock.now(), zone).date;
    for (const plan::PostRow &row : *found) {
        PaletteItem item;
        item.text = row.title;
        const QString status = statusWord(statusOf(row.status)).toLower();
        item.detail = row.planned
                          ? Words::tr("%1 · %2", "when, status")
                                .arg(dayAndTimeTitle(wallTimeAt(row.planned->instant, zone), today), status)
                          : status;
        item.glyph = glyphOf(statusOf(row.status));
        if (const auto match = fuzzyMatch(typed, row.title))
            item.positions = match->positions;
        Navigator *navigator = &m_context.navigator;
        item.run = [navigator, id = row.id] { navigator->openPost(id); };
        items.push_back(std::move(item));
    }
    return items;
}

std::vector<PaletteItem> PaletteSource::clientItems(const QString &typed, bool scattered) const
{
    std::vector<Scored> scored;
    for (const clients::Client &client : m_clients.clients()) {
        auto match = fuzzyMatch(typed, client.name);
        if (!match || (match->scattered && !scattered))
            continue;
        PaletteItem item;
        item.text = client.name;
        item.detail = m_context.scope.client() == client.id ? Words::tr("shown now") : Words::tr("switch to");
        item.glyph = Glyph::User;
        item.positions = std::move(match->positions);
        Scope *scope = &m_context.scope;
        item.run = [scope, id = client.id] { scope->setClient(id); };
        scored.push_back({match->score, std::move(item)});
    }
    return best(std::move(scored), clientLimit);
}

} // namespace hatstand::ui::shell
