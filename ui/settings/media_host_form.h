// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clients/account.h"
#include "kit/kit.h"
#include "networks/media_host/media_host_settings.h"

#include <QWidget>

#include <optional>
#include <vector>

class QComboBox;
class QLineEdit;

namespace hatstand::ui
{
class FormField;
}

namespace hatstand::ui::settings
{

/// The fields of a media host: those of the kind that was chosen.
class MediaHostForm final : public QWidget
{
    Q_OBJECT
public:
    MediaHostForm(const Kit &kit, QWidget *parent);

    void setKind(networks::MediaHostKind kind);
    /// The WordPress sites to choose from.
    void setSites(const std::vector<clients::Account> &sites);
    /// Fills the fields; the secret stays where it is kept.
    void show(const networks::MediaHostSettings &settings);
    /// Empties all of them.
    void clear();
    void clearSecret();

    /// What stands in the fields; where one cannot be right, it says so in its place and has the focus.
    [[nodiscard]] std::optional<networks::MediaHostSettings> settings();
    [[nodiscard]] QString secret() const;

Q_SIGNALS:
    void edited();

private:
    struct Field
    {
        QLineEdit *edit;
        FormField *form;
    };
    [[nodiscard]] Field addField(const char *objectName, const QString &label, const QString &help);
    [[nodiscard]] std::optional<QUrl> address(const Field &field, bool mayBeEmpty) const;
    void clearErrors();

    Kit m_kit;
    networks::MediaHostKind m_kind = networks::MediaHostKind::WebDav;
    QComboBox *m_site;
    FormField *m_siteField;
    Field m_address;
    Field m_region;
    Field m_bucket;
    QComboBox *m_bucketPlace;
    FormField *m_bucketPlaceField;
    Field m_folder;
    Field m_name;
    Field m_secret;
    Field m_publicAddress;
    bool m_keepsSecret = false;
};

} // namespace hatstand::ui::settings
