// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/clients_section.h"

#include "kit/buttons.h"
#include "kit/marks.h"
#include "settings/client_edit_dialog.h"

#include <QApplication>

#include <algorithm>

namespace hatstand::ui::settings
{

SectionName ClientsSection::name()
{
    return {QStringLiteral("clients"), tr("Clients"), Glyph::People};
}

ClientsSection::ClientsSection(const PageContext &context, clients::ClientService &clients, QWidget *parent)
    : Section(context.kit, name(), parent)
    , m_context(context)
    , m_clients(clients)
    , m_present(addCard(tr("Clients")))
    , m_archived(addCard(tr("Archived")))
{
    auto *add =
        makeButton(context.kit, tr("Add a client"), ButtonKind::Quiet, Glyph::Plus, ButtonSize::Small);
    add->setObjectName(QStringLiteral("addClient"));
    m_present->addHeadWidget(add);
    connect(add, &QPushButton::clicked, this, [this] { m_context.navigator.addClient(); });
    // What is hidden is read anew before it is shown.
    connect(&m_clients, &clients::ClientService::changed, this, [this] {
        if (!isHidden())
            refresh();
    });
}

void ClientsSection::refresh()
{
    const QString focused = QApplication::focusWidget() && isAncestorOf(QApplication::focusWidget())
                                ? QApplication::focusWidget()->objectName()
                                : QString();
    for (QWidget *row : m_rows)
        removeContent(row);
    m_rows.clear();
    const auto &all = m_clients.clients();
    for (std::size_t i = 0; i < all.size(); ++i)
        addClientRow(all[i], static_cast<int>(i), static_cast<int>(all.size()));
    m_present->setCount(static_cast<int>(all.size()));
    const auto archived = m_clients.archived();
    if (archived) {
        for (const clients::Client &client : *archived)
            addArchivedRow(client);
    }
    m_archived->setVisible(archived && !archived->empty());
    // The row was made anew; the keyboard goes on where it was.
    for (QWidget *row : m_rows) {
        if (auto *same = focused.isEmpty() ? nullptr : row->findChild<QWidget *>(focused))
            same->setFocus(Qt::OtherFocusReason);
    }
}

void ClientsSection::addClientRow(const clients::Client &client, int position, int count)
{
    const QString id = client.id.toString();
    const auto icon = [&](Glyph glyph, const QString &name, const QString &objectName) {
        auto *button = makeIconButton(kit(), glyph, name, ButtonKind::Quiet, ButtonSize::Small, {}, this);
        button->setObjectName(objectName + id);
        return button;
    };
    auto *up = icon(Glyph::Up, tr("Move %1 up").arg(client.name), QStringLiteral("up-"));
    auto *down = icon(Glyph::Down, tr("Move %1 down").arg(client.name), QStringLiteral("down-"));
    auto *archiveIt = icon(Glyph::Folder, tr("Archive %1").arg(client.name), QStringLiteral("archive-"));
    auto *change =
        makeButton(kit(), tr("Change…"), ButtonKind::Normal, std::nullopt, ButtonSize::Small, this);
    change->setObjectName(QStringLiteral("change-") + id);
    change->setAccessibleName(tr("Change %1").arg(client.name));
    setEnabledWithReason(up, position > 0, tr("It is the first already"));
    setEnabledWithReason(down, position + 1 < count, tr("It is the last already"));
    //: Zone, currency and language of a client
    ListRow *row = addRow(m_present, client.name,
                          tr("%1 · %2 · %3")
                              .arg(QString::fromLatin1(client.zone), client.currency.code(),
                                   QLocale(client.language).nativeLanguageName()),
                          nullptr);
    auto *mark = new ClientMark(kit(), client.name, QColor(client.colour), MarkSize::Medium, row);
    mark->setLetters(client.initials);
    row->addLeadingWidget(mark);
    for (QWidget *control : std::initializer_list<QWidget *>{up, down, archiveIt, change})
        row->addWidget(control);
    connect(up, &QPushButton::clicked, this, [this, position] { move(position, -1); });
    connect(down, &QPushButton::clicked, this, [this, position] { move(position, 1); });
    connect(change, &QPushButton::clicked, this, [this, clientId = client.id] { edit(clientId); });
    connect(archiveIt, &QPushButton::clicked, this, [this, clientId = client.id] { archive(clientId); });
    m_rows.push_back(row);
}

void ClientsSection::addArchivedRow(const clients::Client &client)
{
    auto *back =
        makeButton(kit(), tr("Bring back"), ButtonKind::Normal, Glyph::Undo, ButtonSize::Small, this);
    back->setObjectName(QStringLiteral("bringBack-") + client.id.toString());
    back->setAccessibleName(tr("Bring %1 back").arg(client.name));
    ListRow *row = addRow(m_archived, client.name, tr("Nothing of it is lost; nothing of it is shown"), back);
    connect(back, &QPushButton::clicked, this, [this, id = client.id] { bringBack(id); });
    m_rows.push_back(row);
}

void ClientsSection::bringBack(const clients::ClientId &id)
{
    const auto client = m_clients.client(id);
    if (const auto done = m_clients.unarchive(id); !done) {
        m_context.navigator.report(done.error());
        return;
    }
    UndoStep step;
    step.text = tr("Brought %1 back").arg(client ? client->name : QString());
    step.undo = [&clients = m_clients, id] { return clients.archive(id); };
    step.redo = [&clients = m_clients, id] { return clients.unarchive(id); };
    m_context.undo.push(std::move(step));
}

void ClientsSection::edit(const clients::ClientId &id)
{
    if (const auto client = m_clients.client(id)) {
        auto *dialog = new ClientEditDialog(kit(), m_clients, *client, this);
        connect(dialog, &ClientEditDialog::saved, this,
                [this](const clients::Client &before, const clients::Client &after) {
                    UndoStep step;
                    step.text = tr("Changed %1").arg(after.name);
                    step.undo = [&clients = m_clients, before, after] { return clients.edit(after, before); };
                    step.redo = [&clients = m_clients, before, after] { return clients.edit(before, after); };
                    m_context.undo.push(std::move(step));
                });
        dialog->open();
    }
}

void ClientsSection::move(int position, int step)
{
    std::vector<clients::ClientId> order;
    for (const clients::Client &client : m_clients.clients())
        order.push_back(client.id);
    const int other = position + step;
    if (position < 0 || other < 0 || other >= static_cast<int>(order.size()))
        return;
    const QString name = m_clients.clients().at(static_cast<std::size_t>(position)).name;
    const auto before = order;
    std::swap(order[static_cast<std::size_t>(position)], order[static_cast<std::size_t>(other)]);
    if (const auto done = m_clients.reorder(order); !done) {
        m_context.navigator.report(done.error());
        return;
    }
    UndoStep moved;
    moved.text = step < 0 ? tr("Moved %1 up").arg(name) : tr("Moved %1 down").arg(name);
    moved.undo = [&clients = m_clients, before] { return clients.reorder(before); };
    moved.redo = [&clients = m_clients, order] { return clients.reorder(order); };
    m_context.undo.push(std::move(moved));
}

void ClientsSection::archive(const clients::ClientId &id)
{
    const auto client = m_clients.client(id);
    if (const auto done = m_clients.archive(id); !done) {
        m_context.navigator.report(done.error());
        return;
    }
    if (m_context.scope.client() == id)
        m_context.scope.setClient(std::nullopt);
    UndoStep step;
    step.text = tr("Archived %1").arg(client ? client->name : QString());
    step.undo = [&clients = m_clients, id] { return clients.unarchive(id); };
    step.redo = [&clients = m_clients, id] { return clients.archive(id); };
    m_context.undo.push(std::move(step));
}

} // namespace hatstand::ui::settings
