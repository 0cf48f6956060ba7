// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/dialog.h"
#include "kit/dialogs.h"
#include "listen/sources/source_service.h"

#include <QCoro/QCoroTask>
#include <QPointer>
#include <QUrl>

#include <functional>

class QComboBox;
class QLineEdit;
class QVBoxLayout;

namespace hatstand::ui
{
class FormField;
}

namespace hatstand::ui::listening
{

/// A feed that was found at an address.
struct FoundFeed
{
    QUrl address;
    QString title; ///< its own; may be empty
};
/// Looks for a feed there, or of the page there.
using FindFeed = std::function<QCoro::Task<Result<FoundFeed>>(QUrl)>;

/// An account by whose sign-in can be searched.
struct SearchAccount
{
    clients::AccountId id;
    QString name;
};

/// Where a client listens: how each place does, feeds and searches to add, pause and remove, lists of feeds
/// as files.
class SourcesDialog final : public Dialog
{
    Q_OBJECT
public:
    struct Services
    {
        listen::SourceService &sources;
        Dialogs &dialogs;
        FindFeed findFeed;
        const Clock &clock;
    };
    SourcesDialog(const Kit &kit, Services services, clients::ClientId client,
                  const std::vector<SearchAccount> &accounts, QWidget *parent);

private:
    void addForms(const std::vector<SearchAccount> &accounts);
    void refresh();
    [[nodiscard]] QWidget *makeRow(const listen::Source &source, bool isLast);
    [[nodiscard]] QString standing(const listen::Source &source) const;
    [[nodiscard]] static QCoro::Task<void> addFeed(QPointer<SourcesDialog> self);
    void addSearch();
    [[nodiscard]] static QCoro::Task<void> importFeeds(QPointer<SourcesDialog> self);
    [[nodiscard]] static QCoro::Task<void> exportFeeds(QPointer<SourcesDialog> self);
    /// A feed that is followed already is passed over. Answers how many were added.
    [[nodiscard]] Result<int> takeList(const QString &file);
    [[nodiscard]] Result<void> writeList(const QString &file) const;
    void tell(const Result<void> &done);

    Services m_services;
    clients::ClientId m_client;
    QVBoxLayout *m_rows = nullptr;
    QWidget *m_list;
    QLineEdit *m_address;
    FormField *m_addressField;
    QPushButton *m_addFeed = nullptr;
    QLineEdit *m_words;
    QComboBox *m_account;
    FormField *m_wordsField;
    QLabel *m_done;
};

} // namespace hatstand::ui::listening
