// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/cancel.h"
#include "clients/media_host_service.h"
#include "kit/page_context.h"
#include "settings/section.h"

#include <QPointer>
#include <qcorotask.h>

#include <optional>

class QComboBox;
class QPushButton;

namespace hatstand::ui::settings
{

class MediaHostForm;

/// The place of the person's own for files whose public address a network asks for: which it is, whether it
/// works, and forgetting it.
class MediaHostSection final : public Section
{
    Q_OBJECT
public:
    [[nodiscard]] static SectionName name();
    MediaHostSection(const PageContext &context, clients::MediaHostService &host,
                     clients::AccountService &accounts, QWidget *parent);
    ~MediaHostSection() override;
    void refresh() override;

private:
    void choose();
    void save();
    void test();
    void showState();
    void say(ListRow *row, QPushButton *button, const QString &words);
    static QCoro::Task<void> keep(QPointer<MediaHostSection> self, networks::MediaHostSettings settings,
                                  QString secret);
    static QCoro::Task<void> check(QPointer<MediaHostSection> self, CancelToken cancel);
    static QCoro::Task<void> askAndRemove(QPointer<MediaHostSection> self);

    PageContext m_context;
    clients::MediaHostService &m_host;
    clients::AccountService &m_accounts;
    QComboBox *m_kind;
    MediaHostForm *m_form;
    QPushButton *m_save;
    QPushButton *m_test;
    QPushButton *m_remove;
    ListRow *m_saveRow;
    ListRow *m_testRow;
    ListRow *m_removeRow;
    std::optional<networks::MediaHostSettings> m_stored; ///< as it was last read
    bool m_isEdited = false;                             ///< and not saved
    bool m_isSaving = false;
    std::optional<CancelSource> m_testing;
};

} // namespace hatstand::ui::settings
