//! What a record states of its article: the fields of a line of JSON, of front matter or of a page.

use serde::Deserialize;
use serde::de::{Deserializer, Error, SeqAccess, Visitor};

/// What a record states beside its text, before it is judged.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Given {
    /// Its name in the collection.
    #[serde(deserialize_with = "text")]
    pub id: Option<String>,
    /// The title.
    #[serde(deserialize_with = "text")]
    pub title: Option<String>,
    /// The outlet.
    #[serde(deserialize_with = "text")]
    pub source: Option<String>,
    /// Who wrote it.
    #[serde(deserialize_with = "text")]
    pub author: Option<String>,
    /// When it was published, in any usual form.
    #[serde(deserialize_with = "text")]
    pub published_at: Option<String>,
    /// The same, under its shorter name.
    #[serde(deserialize_with = "text")]
    pub published: Option<String>,
    /// Where it can be read.
    #[serde(deserialize_with = "text")]
    pub url: Option<String>,
    /// The text.
    #[serde(deserialize_with = "text")]
    pub body: Option<String>,
}

/// Reads text where a text, a number, a list of texts or nothing stands.
fn text<'de, D: Deserializer<'de>>(input: D) -> Result<Option<String>, D::Error> {
    struct Text;

    impl<'de> Visitor<'de> for Text {
        type Value = Option<String>;

        fn expecting(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            out.write_str("a text")
        }

        fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
            Ok(None)
        }

        fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
            Ok(Some(text.to_owned()))
        }

        fn visit_string<E: Error>(self, text: String) -> Result<Self::Value, E> {
            Ok(Some(text))
        }

        fn visit_u64<E: Error>(self, number: u64) -> Result<Self::Value, E> {
            Ok(Some(number.to_string()))
        }

        fn visit_i64<E: Error>(self, number: i64) -> Result<Self::Value, E> {
            Ok(Some(number.to_string()))
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
            let mut texts = Vec::new();
            while let Some(text) = list.next_element::<String>()? {
                texts.push(text);
            }
            Ok((!texts.is_empty()).then(|| texts.join(", ")))
        }
    }

    input.deserialize_any(Text)
}
